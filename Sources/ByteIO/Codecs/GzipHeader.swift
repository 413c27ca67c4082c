internal import CDeflate

/// The header of a gzip member, byte by byte (RFC 1952, 2.3).
struct GzipHeader {
    private enum Field { case fixed, extraLength, extra(Int), name, comment, checksum, done }

    private var field = Field.fixed
    private var bytes: [UInt8] = []
    private var flags: UInt8 = 0
    private var length = 0
    /// Of all bytes before the checksum field.
    private var crc: UInt32 = 0

    /// Whether no byte was taken yet.
    var isEmpty: Bool { length == 0 }

    /// Takes a byte; `true` when the header is complete.
    ///
    /// - Throws: `.malformed`, `.limitExceeded`.
    mutating func take(_ byte: UInt8) throws(ImageError) -> Bool {
        length += 1
        if case .checksum = field {
        } else {
            crc = unsafe withUnsafeBytes(of: byte) { unsafe libdeflate_crc32(crc, $0.baseAddress, 1) }
        }
        guard length <= Limit.gzipHeader.value else {
            throw ImageError(exceeding: .gzipHeader, "has a header of more than \(Limit.gzipHeader.value) bytes")
        }
        switch field {
        case .fixed: try takeFixed(byte)
        case .extraLength:
            bytes.append(byte)
            if bytes.count == 2 { next(after: .extra(Int(bytes[0]) | Int(bytes[1]) << 8)) }
        case .extra(let left): left == 1 ? next(after: .name) : (field = .extra(left - 1))
        case .name: if byte == 0 { next(after: .comment) }
        case .comment: if byte == 0 { next(after: .checksum) }
        case .checksum:
            bytes.append(byte)
            guard bytes.count == 2 else { break }
            guard UInt32(bytes[0]) | UInt32(bytes[1]) << 8 == crc & 0xffff else {
                throw ImageError(.malformed, "has a header with a wrong checksum")
            }
            field = .done
        case .done: break
        }
        if case .done = field { return true }
        return false
    }

    private mutating func takeFixed(_ byte: UInt8) throws(ImageError) {
        bytes.append(byte)
        let magic: [UInt8] = [0x1f, 0x8b, 8]
        guard bytes.count > 3 || bytes.last == magic[bytes.count - 1] else {
            throw ImageError(.malformed, "has no member where one should begin")
        }
        if bytes.count == 4 {
            flags = byte
            guard byte & 0xe0 == 0 else { throw ImageError(.malformed, "has reserved flags set") }
        }
        guard bytes.count == 10 else { return }
        bytes = []
        flags & 4 != 0 ? (field = .extraLength) : next(after: .name)
    }

    /// Goes on to `candidate`, or to the first field after it that the flags announce.
    private mutating func next(after candidate: Field) {
        bytes = []
        switch candidate {
        case .extra(let count) where count > 0: field = candidate
        case .extra, .name: flags & 8 != 0 ? (field = .name) : next(after: .comment)
        case .comment: flags & 16 != 0 ? (field = .comment) : next(after: .checksum)
        case .checksum: field = flags & 2 != 0 ? .checksum : .done
        default: field = .done
        }
    }
}
