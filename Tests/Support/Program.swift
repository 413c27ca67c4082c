internal import Glibc
public import SystemPackage

/// Runs other programs, for the tests.
public enum Program {
    /// What a program that has ended left.
    public struct Result: Sendable {
        /// The exit status; 128 and the number of the signal that ended it.
        public let status: Int
        /// The standard output.
        public let output: [UInt8]
        /// The standard error.
        public let errors: [UInt8]

        /// The standard output as text.
        public var text: String { String(decoding: output, as: UTF8.self) }
        /// The standard error as text.
        public var errorText: String { String(decoding: errors, as: UTF8.self) }
    }

    /// Runs a program found on `PATH` to its end, with `input` as its standard input, in `folder` if one is given, and with
    /// `environment` as all of its variables, or with those of the tests. Throws an `Errno` if it cannot be started.
    public static func run(
        _ name: String, _ arguments: [String], input: [UInt8] = [], in folder: FilePath? = nil,
        environment: [String: String]? = nil
    ) throws -> Result {
        if let folder {
            return try run("env", ["-C", folder.string, name] + arguments, input: input, environment: environment)
        }
        let output = try TemporaryFile()
        let errors = try TemporaryFile()
        let given = try TemporaryFile()
        try given.fill(input)
        let process = try start(
            name, arguments, environment, [given.descriptor, output.descriptor, errors.descriptor])
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw Errno(rawValue: errno) }
        }
        let signal = Int(status & 0x7F)
        return Result(
            status: signal == 0 ? Int(status >> 8) & 0xFF : 128 + signal, output: try output.contents(),
            errors: try errors.contents())
    }

    /// Whether a program of that name is on `PATH`.
    public static func exists(_ name: String) -> Bool {
        (try? run("sh", ["-c", "command -v \"$0\"", name]).status) == 0
    }

    /// The variables of the tests themselves.
    public static var environment: [String: String] {
        var variables: [String: String] = [:]
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            let parts = unsafe String(cString: text).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            unsafe entry += 1
        }
        return variables
    }

    private static func start(
        _ name: String, _ arguments: [String], _ environment: [String: String]?, _ streams: [FileDescriptor]
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, stream.rawValue, Int32(number))
        }
        let variables = (environment ?? self.environment).map { "\($0)=\($1)" }
        var process: pid_t = 0
        let failure = unsafe withCStrings([name] + arguments) { words in
            unsafe withCStrings(variables) { unsafe posix_spawnp(&process, name, &actions, nil, words, $0) }
        }
        guard failure == 0 else { throw Errno(rawValue: failure) }
        return process
    }

    /// Lends the strings as C has argument lists.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
        defer { unsafe list.deallocate() }
        for (number, string) in strings.enumerated() { unsafe list[number] = unsafe strdup(string) }
        unsafe list[strings.count] = nil
        defer { for number in strings.indices { unsafe free(list[number]) } }
        return unsafe body(list)
    }
}
