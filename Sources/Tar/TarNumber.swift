/// Numbers as tar headers spell them. Only ASCII digits count, signs never, and nothing wraps.
enum TarNumber {
    /// A number in a header field: octal digits after optional spaces and before NULs or spaces, or base-256.
    ///
    /// - Returns: the value, 0 for an empty field; `nil` when the field is anything else or does not fit.
    static func parse(_ field: Span<UInt8>) -> Int64? {
        guard field.count > 0 else { return 0 }
        return field[0] & 0x80 == 0 ? parseOctal(field) : parseBase256(field)
    }

    /// Octal digits after optional spaces and before NULs or spaces, at most 12 bytes in all.
    static func parseOctal(_ field: Span<UInt8>) -> Int64? {
        var index = 0
        while index < field.count, field[index] == .space { index += 1 }
        var value: UInt64 = 0
        while index < field.count {
            let digit = field[index] &- 0x30
            guard digit < 8 else { break }
            // Twelve octal digits at most: 36 bits.
            value = value << 3 | UInt64(digit)
            index += 1
        }
        while index < field.count {
            guard field[index] == 0 || field[index] == .space else { return nil }
            index += 1
        }
        return Int64(value)
    }

    /// The value of seven octal digits and the NUL or space after them, as nearly all numbers are spelt; `nil` when
    /// `word`, first byte lowest, is anything else.
    static func parseSevenDigits(_ word: UInt64) -> Int64? {
        guard word & 0xDFF8_F8F8_F8F8_F8F8 == 0x0030_3030_3030_3030 else { return nil }
        // Each step joins neighbours: digits to pairs, pairs to fours.
        let digits = word << 8 & 0x0707_0707_0707_0707
        let pairs = (digits << 3 | digits >> 8) & 0x003F_003F_003F_003F
        let fours = (pairs << 6 | pairs >> 16) & 0x0000_0FFF_0000_0FFF
        return Int64(fours << 12 & 0xFF_F000 | fours >> 32)
    }

    /// Big-endian two's complement behind 0x80, or 0xFF for what is negative. A value that needs more of the first
    /// byte is beyond anything a field may say.
    private static func parseBase256(_ field: Span<UInt8>) -> Int64? {
        let fill: UInt8 = field[0] == 0xFF ? 0xFF : 0
        guard field[0] == 0x80 || field[0] == 0xFF else { return nil }
        var value: UInt64 = 0
        for index in 1..<field.count {
            guard value >> 55 == 0 else { return nil }
            value = value << 8 | UInt64(field[index] ^ fill)
        }
        return fill == 0 ? Int64(value) : ~Int64(value)
    }

    /// A decimal number of a PAX record or a sparse map: digits only.
    ///
    /// - Returns: `nil` for anything but one or more ASCII digits, and for a value beyond 2^63-1.
    static func parseDecimal(_ digits: some Collection<UInt8>) -> Int64? {
        guard !digits.isEmpty else { return nil }
        var value: Int64 = 0
        for byte in digits {
            guard let digit = byte.decimalDigit else { return nil }
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = shifted.addingReportingOverflow(Int64(digit))
            guard !overflow, !carry else { return nil }
            value = sum
        }
        return value
    }
}
