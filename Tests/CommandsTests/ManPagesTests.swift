import Support
import SystemPackage
import Testing

@testable import Commands

@Suite("The manual pages of the program")
struct ManPagesTests {
    private static let pages = ManPages.all
    private static let folder = Repository.root.appending("man")

    @Test("every file in man/ is a page of the program, under its own name")
    func complete() throws {
        let files = try Repository.files(in: Self.folder)
        #expect(Set(Self.pages.map { "\($0.name).\($0.section)" }) == Set(files.map(\.string)))
        #expect(files.count == Self.pages.count)
    }

    @Test("a page uses only macros that are read, and fits on 80 columns", arguments: pages)
    func fits(_ page: ManPage) {
        #expect(page.unknownMacros == [])
        #expect(!page.summary.isEmpty)
        for line in page.rendered(width: 80, bold: false).split(separator: "\n") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test("mandoc has nothing against a page", arguments: pages)
    func lint(_ page: ManPage) throws {
        let file = Self.folder.appending("\(page.name).\(page.section)")
        let result = try Program.run("mandoc", ["-T", "lint", "-W", "warning", file.string])
        #expect(result.text == "")
        #expect(result.status == 0)
    }

    @Test("a page reads as mandoc renders it", arguments: pages)
    func sameText(_ page: ManPage) throws {
        let file = Self.folder.appending("\(page.name).\(page.section)")
        let result = try Program.run("mandoc", ["-T", "ascii", "-O", "width=1000", file.string])
        let theirs = Self.words(Self.withoutOverstrikes(result.output))
        let ours = Self.words(page.rendered(width: 1000, bold: false)[...])
        let difference = zip(ours, theirs).enumerated().first { $1.0 != $1.1 }?.offset ?? min(ours.count, theirs.count)
        #expect(ours[difference...].prefix(8) == theirs[difference...].prefix(8))
        #expect(ours.count == theirs.count)
    }

    @Test("a command's page has all the sections a reader expects, in order", arguments: pages)
    func sections(_ page: ManPage) {
        guard page.section == 1 else { return }
        let order = [
            "NAME", "SYNOPSIS", "DESCRIPTION", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES", "SEE ALSO",
        ]
        let titles = page.sections.map(\.title)
        #expect(titles == order.filter(titles.contains))
        for title in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "EXAMPLES", "SEE ALSO"] {
            #expect(titles.contains(title))
        }
        #expect(!page.examples.isEmpty)
    }

    @Test("every page of a command is listed in tote(1), and nothing else is")
    func commands() throws {
        let main = try #require(ManPages.page(named: "tote"))
        #expect(main.commands.sorted() == (Self.pages.compactMap(\.command) + ["help"]).sorted())
    }

    @Test("exit statuses and environment variables of every page are those of tote(1)", arguments: pages)
    func subsets(_ page: ManPage) throws {
        let main = try #require(ManPages.page(named: "tote"))
        #expect(Set(page.exitStatuses).isSubset(of: main.exitStatuses))
        #expect(Set(page.environment).isSubset(of: main.environment))
    }

    @Test("every command's page says what it ends with where rights are missing", arguments: pages)
    func denied(_ page: ManPage) {
        guard page.command != nil, page.command != "image" else { return }
        #expect(page.exitStatuses.contains(6))
    }

    /// mandoc marks bold and underlined text by backing up and printing again, and opens quotes with a backtick.
    private static func withoutOverstrikes(_ bytes: [UInt8]) -> Substring {
        var kept: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x08: _ = kept.popLast()
            case UInt8(ascii: "`"): kept.append(UInt8(ascii: "'"))
            default: kept.append(byte)
            }
        }
        let lines = String(decoding: kept, as: UTF8.self).split(separator: "\n")
        return lines.dropFirst().dropLast().joined(separator: "\n")[...]
    }

    private static func words(_ text: Substring) -> [Substring] {
        text.split { $0 == " " || $0 == "\n" }
    }
}

extension ManPage: CustomTestStringConvertible {
    /// What the tests show for a page.
    public var testDescription: String { name }
}
