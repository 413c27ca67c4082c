import ByteIO
import ImageModel
import Testing

@Suite("IDs that docker makes of layers for old clients")
struct LegacyIDTests {
    private static let layer = "sha256:23bc2b70b2014dec0ac22f27bb93e9babd08cdd6f1115d0c955b9ff22b382f5a"

    private static func config(_ layers: [String], _ more: String = "") throws -> ImageConfig {
        let list = layers.map { "\"\($0)\"" }.joined(separator: ",")
        return try ImageConfig(
            parsing: Array(#"{"rootfs":{"type":"layers","diff_ids":[\#(list)]}\#(more)}"#.utf8))
    }

    @Test("a lower layer has the ID that docker's archives have for a folder")
    func lower() throws {
        // The first of the 14 layers of an archive by docker 20.10, on a host on UTC.
        let ids = LegacyID.all(of: try Self.config([Self.layer, Self.layer]))
        #expect(ids.count == 2)
        #expect(ids.first == "9bce8b3c4f45edcf9698df00d8686b98a7d7652d5e70e22d513ddf5459091681")
    }

    @Test("the ID of the last layer depends on the whole configuration, others only on what is below them")
    func top() throws {
        let plain = LegacyID.all(of: try Self.config([Self.layer, Self.layer]))
        let other = LegacyID.all(of: try Self.config([Self.layer, Self.layer], #","author":"x","os":"linux""#))
        #expect(plain.first == other.first)
        #expect(plain.last != other.last)
        #expect(LegacyID.all(of: try Self.config([])) == [])
    }
}
