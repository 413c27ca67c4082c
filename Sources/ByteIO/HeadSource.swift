/// A source whose next bytes can be looked at before they are read.
package final class HeadSource: ByteSource {
    private let upstream: any ByteSource
    private var head: [UInt8] = []
    private var position = 0

    package init(_ upstream: any ByteSource) { self.upstream = upstream }

    package var region: FileRegion? { position == head.count ? upstream.region : nil }

    /// The next `count` bytes, fewer where the source ends before.
    package func peek(_ count: Int) throws(ImageError) -> [UInt8] {
        if position == head.count {
            (head, position) = ([], 0)
            var seen: [UInt8] = []
            // Most sources lend enough at once, and then nothing is taken from them.
            _ = try upstream.read(atMost: count) { span throws(ImageError) in
                seen = Array(span)
                return 0
            }
            guard seen.count < count else { return seen }
        }
        while head.count - position < count {
            let more = try upstream.read(atMost: count - (head.count - position)) { span throws(ImageError) in
                head.append(contentsOf: span)
                return span.byteCount
            }
            guard more else { break }
        }
        return Array(head[position...].prefix(count))
    }

    package func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        guard position < head.count else { return try upstream.read(atMost: limit, body) }
        let head = self.head
        let end = min(head.count, position + min(limit, head.count))
        position += try body(unsafe head.span.bytes.extracting(position..<end))
        return true
    }

    package func skip(_ count: Int64) throws(ImageError) {
        let held = min(count, Int64(head.count - position))
        position += Int(held)
        if count > held { try upstream.skip(count - held) }
    }
}
