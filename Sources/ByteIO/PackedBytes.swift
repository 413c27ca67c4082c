extension [UInt8] {
    /// Adds a number, seven bits a byte, the lowest first.
    package mutating func append(packed number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// Adds `name` as what it has in common with `other`: how many bytes both begin with, how many follow, and those.
    package mutating func append(packed name: [UInt8], after other: [UInt8]) {
        let most = Swift.min(name.count, other.count)
        var shared = 0
        while shared < most, name[shared] == other[shared] { shared += 1 }
        append(packed: UInt64(shared))
        append(packed: UInt64(name.count - shared))
        append(contentsOf: name[shared...])
    }
}
