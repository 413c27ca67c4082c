import Support
import SystemPackage
import Testing

/// A case of `Tests/CLI`: a script, and what stands beside it about its result.
struct CaseFile: CustomTestStringConvertible {
    private static let folder = Repository.root.appending("Tests/CLI")

    /// Its path below `Tests/CLI`, without the suffix: `load/from-a-pipe`.
    let name: String
    var testDescription: String { name }

    /// The command it is about, or `peers`: what other programs make of ours, and we of theirs; or `samples`.
    var command: String { String(name.prefix { $0 != "/" }) }

    private var isGeneral: Bool { ["tote", "peers", "samples"].contains(command) }

    var script: FilePath { path(".sh") }

    /// All cases whose command the program has, and that use nothing that is awaited.
    static func all() throws -> [CaseFile] {
        try Repository.files(in: folder, suffix: ".sh").map { CaseFile(name: String($0.string.dropLast(3))) }
            .filter { Tote.commands.contains($0.command) || ($0.isGeneral && Tote.help != nil) }
            .filter { !Tote.awaited.isNeeded(by: Repository.text($0.script)) }
    }

    /// The exit status the script shall have: 0 unless there is a file that says otherwise.
    var status: Int {
        Int(Repository.text(path(".exit")).filter { !$0.isWhitespace }) ?? 0
    }

    /// Compares an output stream (`.stdout` or `.stderr`) with what is expected of it; what is wrong, or `nil`.
    func mismatch(_ stream: String, _ found: [UInt8]) -> String? {
        let text = String(decoding: found, as: UTF8.self)
        if let glob = Repository.contents(path("\(stream).glob")) {
            let pattern = String(decoding: glob, as: UTF8.self)
            return Glob(pattern).matches(text) ? nil : "\(stream) does not match:\n\(text)\n-- pattern:\n\(pattern)"
        }
        // A command says nothing that nobody expects.
        let exact = Repository.contents(path(stream)) ?? []
        return exact == found
            ? nil : "\(stream) is:\n\(text)\n-- expected:\n\(String(decoding: exact, as: UTF8.self))"
    }

    /// Writes what was found as what is expected. Patterns stay as they are.
    func record(_ result: Program.Result) throws {
        try record(".stdout", result.output, isKept: !result.output.isEmpty)
        try record(".stderr", result.errors, isKept: !result.errors.isEmpty)
        try record(".exit", Array("\(result.status)\n".utf8), isKept: result.status != 0)
    }

    private func record(_ suffix: String, _ bytes: [UInt8], isKept: Bool) throws {
        if Repository.contents(path("\(suffix).glob")) != nil { return }
        if isKept {
            try Repository.write(bytes, to: path(suffix))
        } else {
            _ = try Program.run("rm", ["-f", path(suffix).string])
        }
    }

    private func path(_ suffix: String) -> FilePath { Self.folder.pushing(FilePath(name + suffix)) }
}
