internal import ByteIO

/// A header block under construction.
struct TarFields {
    private var bytes = Self.empty

    /// A POSIX header with all numbers 0.
    private static let empty = {
        var bytes = [UInt8](repeating: 0, count: TarBlock.size)
        bytes.replaceSubrange(TarBlock.magicOffset..<(TarBlock.magicOffset + 8), with: Array("ustar\u{0}00".utf8))
        for field: TarBlock.Field in [.mode, .uid, .gid, .size, .modified, .deviceMajor, .deviceMinor] {
            bytes.replaceSubrange(
                field.start..<(field.start + field.count - 1), with: repeatElement(0x30, count: field.count - 1))
        }
        return bytes
    }()

    /// A header of a type.
    init(type: UInt8) { bytes[TarBlock.typeOffset] = type }

    /// Sets a number, with a NUL after it, or leaves the field alone.
    ///
    /// - Returns: whether it fits.
    @discardableResult
    mutating func set(_ field: TarBlock.Field, _ value: Int64) -> Bool {
        let digits = field.count - 1
        guard value >= 0, value >> (3 * Int64(digits)) == 0 else { return false }
        TarNumber.put(value, digits: digits, at: field.start, of: &bytes)
        return true
    }

    /// Sets a name, which the caller has made fit.
    mutating func set(_ field: TarBlock.Field, text: ArraySlice<UInt8>) {
        precondition(text.count <= field.count, "a name is longer than its field")
        bytes.replaceSubrange(field.start..<(field.start + text.count), with: text)
    }

    /// The block with its checksum: six digits, a NUL and a space, as POSIX writers do.
    consuming func sealed() -> [UInt8] {
        TarNumber.seal(&bytes)
        return bytes
    }
}
