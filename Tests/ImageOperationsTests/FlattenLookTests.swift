import Support
import Tar
import Testing

@testable import ByteIO
@testable import ImageOperations

/// A merge looks at its layers unproven, and proves them when it writes.
@Suite("First looks at layers")
struct FlattenLookTests {
    private static let lower = FlatEntry.archive(["d etc/", "f etc/a=one"])
    private static let upper = FlatEntry.archive(["f etc/.wh.a="])

    /// A layer that is `seen` at the first look and `there` afterwards.
    private static func layer(seen: [UInt8], there: [UInt8], digest: Digest? = nil) -> Flatten.Layer {
        let digest = digest ?? .of(there)
        return Flatten.Layer(
            look: { () throws(ImageError) in BytesSource(seen) },
            { () throws(ImageError) in VerifyingSource(BytesSource(there), expecting: digest) })
    }

    private static func merged(_ layers: [Flatten.Layer]) throws(ImageError) -> [UInt8] {
        let sink = BytesSink()
        try Flatten(layers: layers).write(to: sink)
        return sink.bytes
    }

    @Test("what is seen and proven alike is merged as ever")
    func same() throws {
        let plain = Flatten.Layer { () throws(ImageError) in BytesSource(Self.lower) }
        #expect(try Self.merged([Self.layer(seen: Self.lower, there: Self.lower)]) == Self.merged([plain]))
    }

    @Test(
        "a layer with other members than were seen is refused",
        arguments: [
            ["d etc/", "f etc/b=one"], ["d etc/", "l etc/a->one"], ["d etc/ 700", "f etc/a=one"], ["d etc/"],
        ])
    func changed(_ lines: [String]) throws {
        let seen = FlatEntry.archive(lines)
        try #require(seen != Self.lower)
        let error = #expect(throws: ImageError.self) {
            try Self.merged([Self.layer(seen: seen, there: Self.lower)])
        }
        #expect(error?.kind == .io)
        #expect(error?.message == "the layer has other members than when it was first read")
    }

    @Test("a layer of which nothing is written is proven too")
    func unneeded() throws {
        let error = #expect(throws: ImageError.self) {
            try Self.merged([
                Self.layer(seen: Self.lower, there: Self.lower),
                Self.layer(seen: Self.upper, there: Self.upper, digest: .of(Self.lower)),
            ])
        }
        #expect(error?.kind == .digestMismatch)
        #expect(error?.places == ["layer 2"])
    }

    @Test("of a layer that is damaged the digest is what is wrong, not what the damage looks like")
    func damaged() throws {
        let damaged = [1] + Self.lower.dropFirst()
        let error = #expect(throws: ImageError.self) {
            try Self.merged([
                Self.layer(seen: damaged, there: damaged, digest: .of(Self.lower))
            ])
        }
        #expect(error?.kind == .digestMismatch)
    }
}
