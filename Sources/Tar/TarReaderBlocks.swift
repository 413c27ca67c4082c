internal import ByteIO

/// Blocks and bodies: how bytes come out of the stream.
extension TarReader {
    /// What was there when a block was wanted.
    enum Fill {
        case whole
        case nothing
        case part
    }

    /// Reads the next block, after what is left of the body before it and its padding. A stream may end inside that
    /// padding.
    mutating func readBlock() throws(ImageError) -> Fill {
        if remaining > Self.longestRead { try skipBody() }
        block.removeAll()
        sparse = nil
        let source = self.source
        // Body, padding and header in one read: a small member costs one call.
        var skip = Int(remaining) + padding
        while block.bytes.count < TarBlock.size {
            let more = try source.read(atMost: skip + TarBlock.size - block.bytes.count) { span throws(ImageError) in
                let skipped = min(skip, span.byteCount)
                skip -= skipped
                offset += Int64(span.byteCount)
                block.append(span.extracting(skipped...))
                return span.byteCount
            }
            guard more else {
                guard skip <= padding else { throw truncated("the content", missing: Int64(skip - padding)) }
                return block.bytes.isEmpty ? .nothing : .part
            }
        }
        remaining = 0
        padding = 0
        return .whole
    }

    /// Bodies from this many bytes on are left to the kernel to copy: below, its calls cost more than they save, and
    /// empty the buffers on both sides.
    static let shortestCopy: Int64 = 256 << 10

    /// Bodies up to this many bytes are read over, larger ones skipped: a call costs as much as a few kilobytes.
    private static let longestRead: Int64 = 64 << 10

    /// Reads `count` bytes and the padding after them; the memory used grows with what is there, not with the claim.
    mutating func readBlocks(_ count: Int, of what: String) throws(ImageError) -> [UInt8] {
        var bytes: [UInt8] = []
        var left = count + Self.padding(after: Int64(count))
        let source = self.source
        while left > 0 {
            let more = try source.read(atMost: left) { span throws(ImageError) in
                left -= span.byteCount
                offset += Int64(span.byteCount)
                bytes.append(contentsOf: span)
                return span.byteCount
            }
            guard more else { throw truncated(what, missing: Int64(left)) }
        }
        return bytes
    }

    /// Lends the next stored bytes of the current body.
    ///
    /// - Returns: how many were used; `nil` when none are left.
    mutating func readStored(
        atMost limit: Int64, _ body: (RawSpan) throws(ImageError) -> Int
    ) throws(ImageError) -> Int64? {
        let count = min(limit, remaining)
        guard count > 0 else { return nil }
        var used = 0
        let more = try source.read(atMost: Int(count)) { span throws(ImageError) in
            used = try body(span)
            precondition(used >= 0 && used <= span.byteCount, "a body used more bytes than it was lent")
            return used
        }
        guard more else { throw truncated("the content", missing: remaining) }
        remaining -= Int64(used)
        offset += Int64(used)
        return Int64(used)
    }

    /// Skips what is left of the current body; its padding is skipped by the next `readBlock`.
    mutating func skipBody() throws(ImageError) {
        guard remaining > 0 else { return }
        if let region = source.region {
            guard region.length >= remaining else {
                offset += region.length
                throw truncated("the content", missing: remaining - region.length)
            }
            try source.skip(remaining)
            offset += remaining
            remaining = 0
        }
        // Not `skip`: when the stream is cut short, the message can say where.
        while try readStored(atMost: .max, { $0.byteCount }) != nil {}
    }

    /// Writes what is left of the stored bytes of the current body.
    mutating func copyStored(to sink: any ByteSink) throws(ImageError) {
        if remaining >= Self.shortestCopy, let region = source.region?.first(remaining) {
            try sink.write(region)
            return try skipBody()
        }
        while try readStored(
            atMost: .max,
            { span throws(ImageError) in
                try sink.write(span)
                return span.byteCount
            }) != nil
        {}
        sparse = nil
    }

    func truncated(_ what: String, missing: Int64) -> ImageError {
        ImageError(
            .truncated,
            "the archive ends at byte \(offset), \(missing) bytes before the end of \(what) of the member at byte "
                + "\(entryOffset)")
    }

    /// Bytes from the end of `size` bytes to the next multiple of 512.
    static func padding(after size: Int64) -> Int {
        let partial = Int(size & Int64(TarBlock.size - 1))
        return partial == 0 ? 0 : TarBlock.size - partial
    }
}
