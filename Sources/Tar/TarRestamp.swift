public import ByteIO

/// Sets every time in header blocks to one moment and leaves all other bytes alone: the times of main and extension
/// headers, those in PAX records, and those that GNU tar and star keep in the main header.
///
/// A field that says that moment already keeps its spelling, so doing it twice changes nothing.
public struct TarRestamp: Sendable {
    /// The latest moment that a header field holds in octal digits: in the year 2242.
    public static let latest: Int64 = 0o77_777_777_777

    private let seconds: Int64

    /// Sets times to `seconds` since 1970, 0 to `latest`.
    public init(seconds: Int64) {
        precondition((0...Self.latest).contains(seconds), "a time does not fit into a header")
        self.seconds = seconds
    }

    /// The blocks of a member that was read without fault, `TarReader.rawHeader` with or without global headers before
    /// them, with their times set.
    ///
    /// - Throws: `.malformed` where the blocks are no header.
    public func applied(to raw: [UInt8]) throws(ImageError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var rest = raw[...]
        while rest.count >= TarBlock.size {
            let block = Array(rest.prefix(TarBlock.size))
            rest = rest.dropFirst(TarBlock.size)
            switch block[TarBlock.typeOffset] {
            case UInt8(ascii: "x"), UInt8(ascii: "g"):
                result += try restamped(records: take(block, from: &rest), block)
            case UInt8(ascii: "L"), UInt8(ascii: "K"):
                result += restamped(block, with: [.modified]) + (try take(block, from: &rest))
            default:
                // What follows the main header is the map of a sparse file.
                return result + restamped(block, with: Self.times(of: block)) + rest
            }
        }
        throw ImageError(.malformed, "extension headers without a member")
    }

    /// The content of an extension header, padding included.
    private func take(_ block: [UInt8], from rest: inout ArraySlice<UInt8>) throws(ImageError) -> [UInt8] {
        let size = TarNumber.parse(block.span.extracting(TarBlock.Field.size.range)) ?? -1
        guard size >= 0, size <= rest.count else { throw ImageError(.malformed, "an extension header is cut short") }
        let count = min(Int(size) + TarReader.padding(after: size), rest.count)
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// Which fields of a main header hold times.
    private static func times(of block: [UInt8]) -> [TarBlock.Field] {
        var parsed = TarBlock()
        parsed.append(unsafe block.span.bytes)
        switch parsed.layout() {
        case .gnu: return [.modified, .gnuAccessed, .gnuChanged]
        case .star: return [.modified, .starAccessed, .starChanged]
        case .v7, .ustar: return [.modified]
        }
    }

    /// A header with the fields set; those of access and change only where they are used.
    private func restamped(_ block: [UInt8], with fields: [TarBlock.Field]) -> [UInt8] {
        var changed = block
        for (number, field) in fields.enumerated() {
            let isUsed = number == 0 || block[field.range].contains { $0 != 0 && $0 != .space }
            guard isUsed, TarNumber.parse(block.span.extracting(field.range)) != seconds else { continue }
            TarNumber.put(seconds, digits: field.count - 1, at: field.start, of: &changed)
            changed[field.start + field.count - 1] = 0
        }
        return changed == block ? block : TarNumber.sealed(changed)
    }

    /// An extension header and its records, whose length may change.
    private func restamped(records content: [UInt8], _ block: [UInt8]) throws(ImageError) -> [UInt8] {
        let size = TarNumber.parse(block.span.extracting(TarBlock.Field.size.range)) ?? 0
        var body: [UInt8] = []
        var rest = content.prefix(Int(size))
        while !rest.isEmpty {
            let (key, value, length) = try PaxRecords.split(rest, at: 0)
            if Self.keys.contains(where: { key.elementsEqual($0) }), let time = TarTime.parse(value),
                time != seconds * TarTime.nanosecondsPerSecond
            {
                TarEncoder.append(Array(key), Array("\(seconds)".utf8), to: &body)
            } else {
                body += rest.prefix(length)
            }
            rest = rest.dropFirst(length)
        }
        guard !body.elementsEqual(content.prefix(Int(size))) else {
            return restamped(block, with: [.modified]) + content
        }
        var header = block
        TarNumber.put(
            Int64(body.count), digits: TarBlock.Field.size.count - 1, at: TarBlock.Field.size.start, of: &header)
        header[TarBlock.Field.size.range.upperBound - 1] = 0
        body += repeatElement(0, count: TarReader.padding(after: Int64(body.count)))
        return TarNumber.sealed(restamped(header, with: [.modified])) + body
    }

    /// Records that hold a time; the last is libarchive's, of when a file was made.
    private static let keys = ["mtime", "atime", "ctime", "LIBARCHIVE.creationtime"].map { Array($0.utf8) }
}

extension TarBlock.Field {
    static let gnuAccessed = TarBlock.Field(start: 345, count: 12, name: "atime")
    static let gnuChanged = TarBlock.Field(start: 357, count: 12, name: "ctime")
    static let starAccessed = TarBlock.Field(start: 476, count: 12, name: "atime")
    static let starChanged = TarBlock.Field(start: 488, count: 12, name: "ctime")
}
