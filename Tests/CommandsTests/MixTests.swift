import Support
import SystemPackage
import Testing

@Suite("Many commands at once")
struct MixTests {
    @Test("random commands side by side on one store, some of them killed, lose nothing and leave nothing")
    func mixes() throws {
        let sweep = Repository.root.appending("Tests/Faults/sweep").string
        let result = try Program.run("python3", [sweep, Tote.binary.string, "--only", "mix", "--mixes", "3"])
        #expect(result.status == 0, "\(String(decoding: result.output + result.errors, as: UTF8.self))")
    }
}
