/// The inflated bytes of a gzip stream. Members that say how long they are are inflated side by side, on all cores; from
/// the first one that does not, or that is not sound, the stream is inflated in one go, which also tells what is wrong
/// and where.
@safe
final class GzipSource: ByteSource {
    private let upstream: HeadSource
    private var ring: BlockRing?
    private var sequential: DecodingSource<GzipDecoder>?
    /// Where in the oldest member's output the reader is.
    private var position = 0
    /// Whether no further member can be taken.
    private var isExhausted = false
    /// What was read of a member that turned out to be cut off.
    private var rest: [UInt8] = []
    /// Bytes of input and output of the members that were read to their end.
    private var offset: Int64 = 0
    private var made: Int64 = 0
    private var members = 0

    init(_ upstream: any ByteSource) { self.upstream = HeadSource(upstream) }

    func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        while true {
            if let sequential { return try sequential.read(atMost: limit, body) }
            try takeMembers()
            guard let ring, let member = unsafe ring.oldest(wait: true) else {
                guard try upstream.peek(1).isEmpty, rest.isEmpty, ring != nil else {
                    fallBack()
                    continue
                }
                return false
            }
            guard let output = unsafe member.output, unsafe allow(member.input.count, output.count) else {
                fallBack()
                continue
            }
            if position < output.count {
                let run = unsafe UnsafeRawBufferPointer(rebasing: output[position...].prefix(limit))
                position += try body(unsafe RawSpan(_unsafeBytes: run))
                return true
            }
            unsafe release(member.input.count, output.count)
        }
    }

    private func allow(_ input: Int, _ output: Int) -> Bool {
        DecodingLimits.allow(made + Int64(output), of: offset + Int64(input))
    }

    private func release(_ input: Int, _ output: Int) {
        offset += Int64(input)
        made += Int64(output)
        members += 1
        position = 0
        ring?.release()
    }

    /// Fills the ring with members, as far as there is room and they say how long they are.
    private func takeMembers() throws(ImageError) {
        while !isExhausted, ring?.hasRoom ?? true {
            guard let length = GzipMemberLength.of(try upstream.peek(GzipMember.headerSize)) else {
                isExhausted = true
                return
            }
            let ring = self.ring ?? BlockRing(GzipMemberDecoder.kind())
            self.ring = ring
            let memory = unsafe UnsafeMutableRawBufferPointer(rebasing: ring.next[..<length])
            let filled = try unsafe upstream.fill(memory, enough: length)
            guard filled == length else {
                rest = unsafe Array(ring.next[..<filled])
                isExhausted = true
                return
            }
            try ring.submit(length, more: !upstream.peek(1).isEmpty)
        }
    }

    /// Goes on with all that did not come out yet in one go. A member is given up before any of its bytes were lent.
    private func fallBack() {
        var bytes: [UInt8] = []
        while let member = unsafe ring?.oldest(wait: true) {
            unsafe bytes.append(contentsOf: member.input)
            ring?.release()
        }
        ring = nil
        let input = ChainedSource([BytesSource(bytes + rest), upstream])
        sequential = DecodingSource(input, GzipDecoder(members: members), offset: offset, made: made)
    }
}
