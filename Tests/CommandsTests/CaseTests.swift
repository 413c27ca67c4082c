import Support
import SystemPackage
import Testing

@testable import Commands

@Suite("Command line cases")
struct CaseTests {
    private static let isRecording = Program.environment["UPDATE_GOLDEN"] == "1"

    @Test("a script of Tests/CLI prints and returns what stands beside it", arguments: try CaseFile.all())
    func script(_ file: CaseFile) throws {
        let folder = try Tote.fixture()
        let result = try Tote.shell([file.script.string], in: folder)
        if Self.isRecording { return try file.record(result) }
        Deviation.check("case: \(file.name)") {
            #expect(result.status == file.status, "\(result.errorText)")
            for (stream, found) in [(".stdout", result.output), (".stderr", result.errors)] {
                if let mismatch = file.mismatch(stream, found) { Issue.record(Comment(rawValue: mismatch)) }
            }
        }
    }

    private static let pages = ManPages.all.filter { !$0.examples.isEmpty && Tote.help != nil }

    @Test("the examples of a manual page work, in their order", arguments: pages)
    func examples(_ page: ManPage) throws {
        let folder = try Tote.fixture()
        for line in page.examples where !Tote.awaited.isNeeded(by: line) {
            let result = try Tote.shell(["-c", line], in: folder)
            Deviation.check("example: \(line)") { #expect(result.status == 0, "\(line)\n\(result.errorText)") }
        }
    }

    @Test("the fixture is an image that other programs read", .enabled(if: Program.exists("skopeo")))
    func fixture() throws {
        let folder = try Tote.fixture()
        for place in ["docker-archive:app.tar", "oci-archive:app-oci.tar", "oci:layout:1", "oci:store:1"] {
            let result = try Tote.shell(["-c", "skopeo inspect --config \(place)"], in: folder)
            #expect(result.status == 0, "\(place): \(result.errorText)")
            #expect(result.text.contains("\"purpose\": \"test\"") || result.text.contains("\"purpose\":\"test\""))
        }
    }

    @Test(
        "a pattern matches what it stands for, and all of it",
        arguments: [
            ("a*c\n", "abbc\n", true), ("a*c\n", "ac\n", true), ("a*c\n", "abb\n", false),
            ("a\n...\nz\n", "a\nz\n", true),
            ("a\n...\nz\n", "a\nb\nc\nz\n", true), ("a\n...\nz\n", "a\nb\n", false), ("a\n", "a\nb\n", false),
            ("", "", true),
            ("*x*y\n", "1x2x3y\n", true), ("...\n", "a\nb\n", true), ("a\n", "a", false),
        ])
    func glob(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(Glob(pattern).matches(text) == matches)
    }
}
