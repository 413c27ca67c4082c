import Support
import SystemPackage
import Testing

/// A shell that is installed, and the file that completes for it.
struct CompletingShell: CustomTestStringConvertible {
    /// The shell's name.
    let testDescription: String
    private let file: String

    static let all = [
        CompletingShell(testDescription: "bash", file: "tote.bash"),
        CompletingShell(testDescription: "zsh", file: "_tote"),
        CompletingShell(testDescription: "fish", file: "tote.fish"),
    ].filter { Program.exists($0.testDescription) }

    static let bash = all.first { $0.testDescription == "bash" }

    /// What each line is completed to in a folder made by `Tote.fixture`: whole words, sorted, each once.
    ///
    /// `wordBreaks`: what bash ends words at.
    func candidates(
        _ lines: [String], in folder: borrowing ScratchFolder, wordBreaks: String = " \n"
    ) throws -> [String: [String]] {
        let harness = Repository.root.appending("Tests/Completions").appending(testDescription).string
        let script = Repository.root.appending("completions").appending(file).string
        let call = "WORD_BREAKS=$1; export WORD_BREAKS; shift; \"$0\" \"$@\""
        let result = try Tote.shell(["-c", call, harness, wordBreaks, script] + lines, in: folder)
        try #require(result.status == 0, "\(result.errorText)")
        var found: [String: [String]] = [:]
        var line = ""
        for text in result.text.split(separator: "\n") {
            if text.hasPrefix("> ") {
                line = String(text.dropFirst(2))
                found[line] = []
            } else {
                found[line]?.append(Self.whole(String(text)))
            }
        }
        return found.mapValues { Set($0).sorted() }
    }

    /// Shells differ in whether they repeat `--format=` and `oci:`, and show that a folder is one.
    private static func whole(_ candidate: String) -> String {
        if candidate.hasPrefix("--"), let equals = candidate.firstIndex(of: "=") {
            return String(candidate[equals...].dropFirst())
        }
        let word = candidate.hasSuffix("/") ? String(candidate.dropLast()) : candidate
        return word.hasPrefix("oci:") && word != "oci:" ? String(word.dropFirst(4)) : word
    }
}
