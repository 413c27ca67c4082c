internal import ByteIO
internal import Tar

/// A tar reader that can lend the body of its current member as a source.
final class TarStream {
    private var reader: TarReader?
    /// Counts members, so that a body lent earlier cannot read a later member.
    private var current = 0

    init(_ source: any ByteSource) { reader = TarReader(source) }

    /// Bytes that were read.
    var offset: Int64 { reader?.offset ?? 0 }

    var bodyRegion: FileRegion? { reader?.bodyRegion }

    func next() throws(ImageError) -> TarHeader? {
        current += 1
        return try reader?.next()
    }

    /// The body of the current member. It ends early once `next` was called.
    func body() -> any ByteSource { BodySource(self, member: current) }

    /// Reads what follows the end marker and says how the archive ended.
    func finish() throws(ImageError) -> TarEnding? { try reader.take()?.finish() }

    private final class BodySource: ByteSource {
        private let stream: TarStream
        private let member: Int

        init(_ stream: TarStream, member: Int) {
            self.stream = stream
            self.member = member
        }

        func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
            guard member == stream.current else { return false }
            return try stream.reader?.readBody { span throws(ImageError) in
                try body(span.extracting(first: min(limit, span.byteCount)))
            } ?? false
        }
    }
}
