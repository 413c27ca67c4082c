import ByteIO
import Support
import SystemPackage
import Testing

@Suite("Limits")
struct LimitTests {
    @Test("tote-archive(5) lists every limit with its standard value")
    func limits() throws {
        let page = try #require(Repository.contents(Repository.root.appending("man/tote-archive.5")))
        let lines = String(decoding: page, as: UTF8.self).split(separator: "\n")
        let listed = lines.compactMap { line -> String? in
            let words = line.split(separator: " ")
            guard words.count == 7, words[..<2] == [".It", "Cm"], words[3...5] == ["Ns", "=", "Ns"] else { return nil }
            return "\(words[2])=\(words[6])"
        }
        #expect(listed == Limit.allCases.map { "\($0.rawValue)=\(Self.short($0.standard))" })
    }

    private static func short(_ number: Int) -> String {
        for (shift, unit) in [(40, "T"), (30, "G"), (20, "M"), (10, "K")] where number.isMultiple(of: 1 << shift) {
            return "\(number >> shift)\(unit)"
        }
        return "\(number)"
    }
}
