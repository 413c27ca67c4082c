internal import Glibc

/// What is known of the three standard streams.
public enum Terminal {
    /// The standard streams.
    public enum Stream: Int32, Sendable { case input = 0, output, error }

    /// Whether a person is at the other end.
    public static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

    /// The terminal's width in columns, 80 where there is none.
    public static func width(_ stream: Stream) -> Int {
        var size = winsize()
        guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes text to the standard error; what cannot be written there is lost.
    public static func say(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }

    /// Puts something in the place of standard streams that are closed, so that no file gets their numbers. Using them is
    /// an error still. Call before any file is opened.
    public static func reserve() {
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
            // The lowest number that is free is this one.
            _ = unsafe open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// The first argument of this process that is not UTF-8, as far as it can be shown: `CommandLine.arguments` would
    /// mean another file by it.
    public static var argumentThatIsNoText: String? {
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
            let text = unsafe String(cString: argument)
            if unsafe String(validatingCString: argument) == nil { return text }
        }
        return nil
    }

    /// The number of this process.
    public static var processNumber: Int32 { getpid() }

    /// The value of an environment variable, `nil` where it is not set or empty.
    public static func variable(_ name: String) -> String? { exactVariable(name).flatMap { $0.isEmpty ? nil : $0 } }

    /// The value of an environment variable, which may be empty; `nil` where it is not set.
    public static func exactVariable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
