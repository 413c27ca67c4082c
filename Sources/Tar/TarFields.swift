/// A header block under construction.
struct TarFields {
    private var bytes = [UInt8](repeating: 0, count: TarBlock.size)

    /// A POSIX header of a type, with all numbers 0.
    init(type: UInt8) {
        bytes[TarBlock.typeOffset] = type
        put(Array("ustar\u{0}00".utf8)[...], at: TarBlock.magicOffset)
        for field: TarBlock.Field in [.mode, .uid, .gid, .size, .modified, .deviceMajor, .deviceMinor] {
            set(field, 0)
        }
    }

    /// Sets a number, or leaves the field alone.
    ///
    /// - Returns: whether it fits.
    @discardableResult
    mutating func set(_ field: TarBlock.Field, _ value: Int64) -> Bool {
        guard let digits = TarNumber.octal(value, count: field.count) else { return false }
        put(digits[...], at: field.start)
        return true
    }

    /// Sets a name, which the caller has made fit.
    mutating func set(_ field: TarBlock.Field, text: ArraySlice<UInt8>) {
        precondition(text.count <= field.count, "a name is longer than its field")
        put(text, at: field.start)
    }

    /// The block with its checksum: six digits, a NUL and a space, as POSIX writers do.
    func sealed() -> [UInt8] {
        var sealed = bytes
        let field = TarBlock.Field.checksum
        sealed.replaceSubrange(field.range, with: repeatElement(.space, count: field.count))
        let sum = sealed.reduce(0) { $0 + Int64($1) }
        if let digits = TarNumber.octal(sum, count: 7) {
            sealed.replaceSubrange(field.start..<(field.start + 7), with: digits)
        }
        return sealed
    }

    private mutating func put(_ text: ArraySlice<UInt8>, at start: Int) {
        bytes.replaceSubrange(start..<(start + text.count), with: text)
    }
}
