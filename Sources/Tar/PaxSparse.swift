/// The GNU.sparse records of one extension header.
struct PaxSparse {
    var major: Int64?
    var minor: Int64?
    var name: [UInt8]?
    var realSize: Int64?
    var count: Int64?
    /// Offset, length, offset, length … in the order of the records.
    private(set) var numbers: [Int64] = []

    /// Whether there is a map at all, where no version says so.
    var hasMap: Bool { realSize != nil || count != nil || !numbers.isEmpty }

    /// The version, for messages.
    var version: String {
        "\(major.map(String.init) ?? "none").\(minor.map(String.init) ?? "none")"
    }

    /// Takes one number of the map, as version 0.0 spells it.
    mutating func append(_ value: ArraySlice<UInt8>) -> Bool {
        guard let number = TarNumber.parseDecimal(value) else { return false }
        numbers.append(number)
        return true
    }

    /// Takes the whole map, as version 0.1 spells it: numbers with commas between them.
    mutating func append(list: ArraySlice<UInt8>) -> Bool {
        guard !list.isEmpty else { return true }
        for part in list.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard append(part) else { return false }
        }
        return true
    }
}
