public import ByteIO

/// Writes members in order: POSIX ustar where a header fits, PAX where it does not. The same headers and bodies always
/// give the same archive.
///
/// An error is final: what was written so far is no archive, and each further call throws it again.
public struct TarWriter: ~Copyable {
    private let sink: any ByteSink
    private let recordSize: Int64
    private var blocks: [UInt8] = []
    private var failure: ImageError?

    /// Bytes written so far.
    public private(set) var offset: Int64 = 0

    /// Writes to `sink`, which the caller finishes.
    ///
    /// - Parameters:
    ///   - sink: takes the archive, and is not finished by it.
    ///   - recordSize: the archive is padded with zeros to a multiple of so many bytes; 10240 gives the records that
    ///     tar writes to tapes. A multiple of 512.
    public init(_ sink: any ByteSink, recordSize: Int = 512) {
        precondition(recordSize > 0 && recordSize.isMultiple(of: TarBlock.size), "a record is a number of blocks")
        self.sink = sink
        self.recordSize = Int64(recordSize)
    }

    /// Writes a member and its content: `header.storedSize` bytes, for a sparse file the stored runs end to end.
    ///
    /// - Throws: `.truncated` or `.malformed` when `body` has fewer or more bytes; `.malformed` for a header that no
    ///   archive can hold: a name that is empty or has a NUL, a link without a target, a sparse map out of order, a
    ///   record whose key belongs to a field.
    public mutating func append(_ header: TarHeader, body: any ByteSource) throws(ImageError) {
        try whileSound { writer throws(ImageError) in
            let size = try writer.begin(header)
            try writer.write(body, size: size, name: header.path)
        }
    }

    /// Writes a member and its content, which is `header.storedSize` bytes long.
    ///
    /// - Throws: as `append(_:body:)`.
    public mutating func append(_ header: TarHeader, bytes: [UInt8]) throws(ImageError) {
        try append(header, body: BytesSource(bytes))
    }

    /// Writes a member and its content, a range of a file that is `header.storedSize` bytes long.
    ///
    /// - Throws: as `append(_:body:)`.
    public mutating func append(_ header: TarHeader, region: FileRegion) throws(ImageError) {
        try whileSound { writer throws(ImageError) in
            let size = try writer.begin(header)
            try writer.write(region, size: size, name: header.path)
        }
    }

    /// Writes a member whose content `fill` writes: exactly `header.storedSize` bytes.
    ///
    /// - Throws: as `append(_:body:)`; what `fill` throws.
    public mutating func append(
        _ header: TarHeader, fill: (any ByteSink) throws(ImageError) -> Void
    ) throws(ImageError) {
        try whileSound { writer throws(ImageError) in
            let size = try writer.begin(header)
            let body = BoundedSink(writer.sink, size: size)
            try fill(body)
            guard body.left == 0 else {
                throw ImageError(
                    .truncated,
                    "the member \(header.path) has \(size - body.left) bytes of content, its header says \(size)")
            }
            writer.offset += size
            try writer.pad(after: size)
        }
    }

    /// Writes a member without content.
    ///
    /// - Throws: as `append(_:body:)`; `.truncated` when the header claims content.
    public mutating func append(_ header: TarHeader) throws(ImageError) {
        try append(header, body: BytesSource([]))
    }

    /// Writes header blocks as they are, `TarReader.rawHeader` for one, and `size` bytes of content after them.
    ///
    /// - Throws: `.malformed` when `raw` is not a number of whole blocks; `.truncated` or `.malformed` when `body` is
    ///   not `size` bytes.
    public mutating func append(raw: [UInt8], size: Int64, body: any ByteSource) throws(ImageError) {
        try whileSound { writer throws(ImageError) in
            guard !raw.isEmpty, raw.count.isMultiple(of: TarBlock.size), size >= 0 else {
                throw ImageError(.malformed, "a raw header has \(raw.count) bytes, expected a number of blocks of 512")
            }
            try writer.write(raw)
            try writer.write(body, size: size, name: EntryPath.root)
        }
    }

    /// Writes the member that `reader` is at, header and content, byte for byte as they are in its archive.
    ///
    /// Nothing of the content may have been read. The reader is left at the end of the member.
    /// - Throws: what the reader throws; what the sink throws.
    public mutating func append(memberOf reader: inout TarReader) throws(ImageError) {
        try whileSound { writer throws(ImageError) in
            if !reader.extensionBlocks.isEmpty { try writer.write(reader.extensionBlocks) }
            try writer.write(reader.block.bytes)
            if !reader.mapBlocks.isEmpty { try writer.write(reader.mapBlocks) }
            let size = reader.remaining
            try reader.copyStored(to: writer.sink)
            writer.offset += size
            try writer.pad(after: size)
        }
    }

    /// Writes header blocks as they are, and after them the content that `reader` is at, of which nothing may have been
    /// read. The reader is left at the end of its member.
    ///
    /// - Throws: `.malformed` when `raw` is not a number of whole blocks; what the reader throws.
    public mutating func append(raw: [UInt8], bodyOf reader: inout TarReader) throws(ImageError) {
        try whileSound { writer throws(ImageError) in
            guard !raw.isEmpty, raw.count.isMultiple(of: TarBlock.size) else {
                throw ImageError(.malformed, "a raw header has \(raw.count) bytes, expected a number of blocks of 512")
            }
            try writer.write(raw)
            let size = reader.remaining
            try reader.copyStored(to: writer.sink)
            writer.offset += size
            try writer.pad(after: size)
        }
    }

    /// Writes a member with the content that `reader` is at, of which nothing may have been read. The reader is left at
    /// the end of its member.
    ///
    /// - Throws: as `append(_:body:)`; what the reader throws.
    public mutating func append(_ header: TarHeader, bodyOf reader: inout TarReader) throws(ImageError) {
        try whileSound { writer throws(ImageError) in
            let size = try writer.begin(header)
            guard reader.remaining == size else {
                throw ImageError(
                    reader.remaining < size ? .truncated : .malformed,
                    "the member \(header.path) has \(reader.remaining) bytes of content, its header says \(size)")
            }
            try reader.copyStored(to: writer.sink)
            writer.offset += size
            try writer.pad(after: size)
        }
    }

    /// Writes the end marker. Does not finish the sink.
    ///
    /// - Throws: what an earlier call threw; what the sink throws.
    public consuming func finish() throws(ImageError) {
        if let failure { throw failure }
        let end = offset + 2 * Int64(TarBlock.size)
        let partial = end % recordSize
        var left = (partial == 0 ? end : end - partial + recordSize) - offset
        let zeros = Self.zeros
        while left > 0 {
            let count = Int(min(left, Int64(zeros.count)))
            try sink.write(unsafe zeros.span.bytes.extracting(first: count))
            left -= Int64(count)
        }
    }

    private mutating func whileSound(
        _ write: (inout TarWriter) throws(ImageError) -> Void
    ) throws(ImageError) {
        if let failure { throw failure }
        do throws(ImageError) {
            try write(&self)
        } catch {
            failure = error
            throw error
        }
    }

    /// Writes the header's blocks.
    ///
    /// - Returns: the bytes of content that must follow.
    private mutating func begin(_ header: TarHeader) throws(ImageError) -> Int64 {
        var encoder = try TarEncoder(header)
        try write(encoder.blocks())
        return header.kind == .file ? header.storedSize : 0
    }

    private mutating func write(_ bytes: [UInt8]) throws(ImageError) {
        try sink.write(bytes)
        offset += Int64(bytes.count)
    }

    private mutating func write(_ region: FileRegion, size: Int64, name: EntryPath) throws(ImageError) {
        guard region.length == size else {
            throw ImageError(
                region.length < size ? .truncated : .malformed,
                "the member \(name) has \(region.length) bytes of content, its header says \(size)")
        }
        try sink.write(region)
        offset += size
        try pad(after: size)
    }

    private mutating func write(_ body: any ByteSource, size: Int64, name: EntryPath) throws(ImageError) {
        if size >= TarReader.shortestCopy, let region = body.region { return try write(region, size: size, name: name) }
        var left = size
        while left > 0 {
            let more = try body.read(atMost: Int(left)) { span throws(ImageError) in
                try sink.write(span)
                left -= Int64(span.byteCount)
                return span.byteCount
            }
            guard more else {
                throw ImageError(
                    .truncated, "the member \(name) has \(size - left) bytes of content, its header says \(size)")
            }
        }
        // One look further: a verifying source compares here, and a longer body must not be cut.
        guard try !body.read(atMost: 1, { _ in 0 }) else {
            throw ImageError(.malformed, "the member \(name) has more content than the \(size) bytes its header says")
        }
        offset += size
        try pad(after: size)
    }

    private mutating func pad(after size: Int64) throws(ImageError) {
        let count = TarReader.padding(after: size)
        guard count > 0 else { return }
        let zeros = Self.zeros
        try sink.write(unsafe zeros.span.bytes.extracting(first: count))
        offset += Int64(count)
    }

    private static let zeros = [UInt8](repeating: 0, count: 10240)
}

extension TarWriter {
    /// The blocks of a folder that nobody described: mode 0755, owned by root, last modified at the start of 1970.
    ///
    /// - Throws: `.malformed` for a name that no archive can hold.
    public static func folderHeader(_ path: EntryPath) throws(ImageError) -> [UInt8] {
        var header = TarHeader(path: path)
        header.kind = .directory
        header.mode = 0o755
        var encoder = try TarEncoder(header)
        return encoder.blocks()
    }
}
