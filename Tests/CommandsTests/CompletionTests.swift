import Support
import SystemPackage
import Testing

@testable import Commands

@Suite("Completions", .enabled(if: Tote.help != nil))
struct CompletionTests {
    private static let lines: [(String, [String])] = [
        ("tote lo", ["load"]),
        ("tote --store store ve", ["verify"]),
        ("tote help conv", ["convert"]),
        ("tote images --no", ["--no-trunc"]),
        ("tote load -i ap", ["app-oci.tar", "app.tar"]),
        ("tote load --input=ap", ["app-oci.tar", "app.tar"]),
        ("tote --store la", ["layout"]),
        ("tote save app", ["app:1"]),
        ("tote save app:", ["app:1"]),
        ("tote save app:1 -o roo", ["rootfs.tar.gz"]),
        ("tote --store empty save ", []),
        ("tote --store empty inspect --at app.tar ", ["app:1"]),
        ("tote --store=empty inspect --at=layout ", ["app:1"]),
        ("tote tag app:1 other:2 ", []),
        ("tote verify app", ["app-oci.tar", "app.tar", "app:1"]),
        ("tote import rootfs.tar.gz ", ["app:1"]),
        ("tote convert --format=l", ["layout"]),
        ("tote convert --compress n", ["none"]),
        ("tote convert oci:la", ["layout"]),
        ("tote convert d", ["docker-archive:"]),
        ("tote --progress ", ["auto", "none", "plain"]),
        ("tote images -f l", ["label="]),
        ("tote image re", ["remove"]),
    ]

    @Test("a line is completed to what can stand there", arguments: CompletingShell.all)
    func completes(_ shell: CompletingShell) throws {
        let found = try shell.candidates(Self.lines.map(\.0), in: Tote.fixture())
        for (line, expected) in Self.lines { #expect(found[line] == expected, "\(line)") }
    }

    @Test("all commands and all options of a command are offered", arguments: CompletingShell.all)
    func offersAll(_ shell: CompletingShell) throws {
        let main = try #require(ManPages.page(named: "tote"))
        let pages = ["tote-history", "tote-images", "tote-load"].compactMap(ManPages.page(named:))
        let found = try shell.candidates(
            ["tote "] + pages.map { "tote \($0.command ?? "") -" }, in: Tote.fixture())
        #expect(found["tote "] == main.commands.sorted())
        for page in pages {
            let expected = Set((main.options() + page.options()).flatMap(\.names)).sorted()
            #expect(found["tote \(page.command ?? "") -"] == expected, "\(page.name)")
        }
    }

    @Test("bash gets the part of a word that it replaces: what follows the last colon or equals sign")
    func colons() throws {
        let lines = ["tote save app:", "tote save ap", "tote load --input=roo", "tote load -i oci:la"]
        let found = try #require(CompletingShell.bash).candidates(lines, in: Tote.fixture(), wordBreaks: " \n=:")
        #expect(lines.map { found[$0] } == [["1"], ["app:1"], ["rootfs.tar.gz"], ["layout"]])
    }
}
