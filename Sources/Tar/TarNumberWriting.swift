/// How numbers get into header blocks.
extension TarNumber {
    /// Writes octal digits, as many as there is room for.
    static func put(_ value: Int64, digits: Int, at start: Int, of bytes: inout [UInt8]) {
        var rest = value
        for index in stride(from: start + digits - 1, through: start, by: -1) {
            bytes[index] = 0x30 | UInt8(rest & 7)
            rest >>= 3
        }
    }

    /// The block with the checksum it must have: six digits, a NUL and a space, as POSIX writers do.
    static func sealed(_ block: consuming [UInt8]) -> [UInt8] {
        seal(&block)
        return block
    }

    /// Gives a block its checksum, the field itself counted as spaces.
    static func seal(_ block: inout [UInt8]) {
        let field = TarBlock.Field.checksum
        block.replaceSubrange(field.range, with: repeatElement(UInt8.space, count: field.count))
        put(block.reduce(0) { $0 + Int64($1) }, digits: 6, at: field.start, of: &block)
        block[field.start + 6] = 0
    }
}
