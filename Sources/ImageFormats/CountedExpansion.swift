internal import ByteIO

/// A decoder that tells an account what it makes of how much.
final class CountedExpansion: ByteSource {
    private let upstream: any ByteSource
    private let input: Input
    private let layer: Digest?
    private let account: ExpansionAccount
    private var made: Int64 = 0
    private var told: (made: Int64, taken: Int64) = (0, 0)
    /// Bytes after which it tells: often enough, and far too seldom to cost anything.
    private static let step: Int64 = 1 << 20

    init(_ compression: Compression, _ source: any ByteSource, of layer: Digest?, account: ExpansionAccount) {
        input = Input(source)
        upstream = compression.decoding(input)
        (self.layer, self.account) = (layer, account)
    }

    func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        var used = 0
        let more = try upstream.read(atMost: limit) { span throws(ImageError) in
            used = try body(span)
            return used
        }
        made += Int64(used)
        if made - told.made >= Self.step || (!more && made > told.made) {
            let now = (made, input.count)
            try account.enter(layer, from: told, to: now)
            told = now
        }
        return more
    }

    /// Counts what the decoder takes.
    private final class Input: ByteSource {
        private let upstream: any ByteSource
        private(set) var count: Int64 = 0

        init(_ upstream: any ByteSource) { self.upstream = upstream }

        func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
            try upstream.read(atMost: limit) { span throws(ImageError) in
                let used = try body(span)
                count += Int64(used)
                return used
            }
        }
    }
}
