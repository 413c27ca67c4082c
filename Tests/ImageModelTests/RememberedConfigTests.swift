import ByteIO
import ImageModel
import Testing

@Suite("A config that came with a root file system")
struct RememberedConfigTests {
    private static let layer = Digest.of([])

    private func imported(
        _ text: String, platform: Platform? = nil, message: String = "m", changes: [String] = []
    ) throws -> String {
        let bytes = try ImageConfig.imported(
            layer: Self.layer, remembering: Array(text.utf8), platform: platform, created: 0, message: message,
            changes: ConfigChange.parse(changes))
        return String(decoding: bytes, as: UTF8.self).replacing("\(Self.layer)", with: "LAYER")
    }

    private static let rootfs = #""rootfs":{"type":"layers","diff_ids":["LAYER"]}"#
    private static let step = #"{"created":"1970-01-01T00:00:00Z","comment":"m"}"#
    private static let end = #""history":[\#(step)],"created":"1970-01-01T00:00:00Z","comment":"m"}"#

    @Test("what is not about layers stays, byte for byte")
    func kept() throws {
        let old = #"{"x":1e3,"config":{"Cmd":["a"],"y":null},"rootfs":{"type":"layers","diff_ids":[]}}"#
        #expect(try imported(old) == #"{"x":1e3,"config":{"Cmd":["a"],"y":null},\#(Self.rootfs),"# + Self.end)
    }

    @Test("steps are kept as they are spelled, but have made no layer")
    func history() throws {
        let steps = #"[{"z": 1, "created_by":"a"},{"empty_layer":true},{"empty_layer" : false},null]"#
        let old = #"{"history":\#(steps),"rootfs":{"type":"layers"},"created":"2020-01-01T00:00:00Z","comment":"c"}"#
        let new = try imported(old)
        #expect(
            new.contains(#"{"z": 1, "created_by":"a","empty_layer":true}"#) || new.contains(#""empty_layer": true}"#))
        let config = try ImageConfig(parsing: Array(new.replacing("LAYER", with: "\(Self.layer)").utf8))
        #expect(config.history.map(\.emptyLayer) == [true, true, true, true, false])
        #expect(
            config.history.last?.comment == "m" && config.comment == "m" && config.created == "1970-01-01T00:00:00Z")
        #expect(try config.historyLayers() == [nil, nil, nil, nil, 0])
    }

    @Test("a platform goes before the old one, with all that belongs to it, and a parent is none any more")
    func platform() throws {
        let old = #"{"os":"windows","os.version":"10","variant":"v8","parent":"p","rootfs":{"type":"layers"}}"#
        let config = try imported(old, platform: Platform(os: "linux", architecture: "arm64"))
        #expect(config.hasPrefix(#"{"os":"linux","#) && config.contains(#""architecture":"arm64""#))
        #expect(!config.contains("os.version") && !config.contains("variant") && !config.contains("parent"))
    }

    @Test("changes come on top, and no message is no comment")
    func changes() throws {
        let old = #"{"config":{"Env":["A=1"]},"comment":"c","rootfs":{"type":"layers"}}"#
        let new = try imported(old, message: "", changes: ["ENV B=$A"])
        #expect(new.hasPrefix(#"{"config":{"Env":["A=1","B=1"]},"rootfs""#), "\(new)")
    }

    @Test(
        "what is no config is refused",
        arguments: ["", "[]", "{}", #"{"rootfs":{}}"#, #"{"rootfs":null}"#, "{\"a\":1,"])
    func refused(_ text: String) {
        #expect(throws: ImageError.self) { try imported(text) }
    }
}
