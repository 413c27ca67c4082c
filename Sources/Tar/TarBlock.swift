internal import ByteIO

/// One block of 512 bytes, read as a header: where the fields lie, and nothing about what they mean together.
struct TarBlock {
    static let size = 512

    /// Which writer's field layout a header follows.
    enum Layout {
        /// No magic: name, numbers, checksum, type and link only.
        case v7
        /// POSIX: user, group, device numbers and a prefix of 155 bytes.
        case ustar
        /// POSIX as star writes it: the prefix has 131 bytes, times follow.
        case star
        /// GNU: no prefix; that area holds times and a sparse map.
        case gnu
    }

    /// A field: where it begins in the block, and its length.
    struct Field {
        let start: Int
        let count: Int
        let name: StaticString

        static let name = Field(start: 0, count: 100, name: "name")
        static let mode = Field(start: 100, count: 8, name: "mode")
        static let uid = Field(start: 108, count: 8, name: "uid")
        static let gid = Field(start: 116, count: 8, name: "gid")
        static let size = Field(start: 124, count: 12, name: "size")
        static let modified = Field(start: 136, count: 12, name: "mtime")
        static let checksum = Field(start: 148, count: 8, name: "checksum")
        static let link = Field(start: 157, count: 100, name: "linkname")
        static let userName = Field(start: 265, count: 32, name: "uname")
        static let groupName = Field(start: 297, count: 32, name: "gname")
        static let deviceMajor = Field(start: 329, count: 8, name: "devmajor")
        static let deviceMinor = Field(start: 337, count: 8, name: "devminor")
        static let prefix = Field(start: 345, count: 155, name: "prefix")
        static let starPrefix = Field(start: 345, count: 131, name: "prefix")
        static let realSize = Field(start: 483, count: 12, name: "realsize")

        var range: Range<Int> { start..<(start + count) }
    }

    static let typeOffset = 156
    static let magicOffset = 257
    /// The type of a sparse file of the old GNU form.
    static let oldSparse = UInt8(ascii: "S")

    /// At most 512 bytes; exactly so many once the reader has filled the block.
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(Self.size) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
    mutating func append(_ span: RawSpan) { bytes.append(contentsOf: span) }

    var type: UInt8 { bytes[Self.typeOffset] }

    /// The sum of all bytes: 0 exactly when all are zero.
    func sum() -> Int64 {
        let span = unsafe bytes.span.bytes
        guard span.byteCount == Self.size else { return bytes.reduce(0) { $0 + Int64($1) } }
        // Four sums of 128 bytes side by side; none can pass 128 * 255.
        let lanes: UInt64 = 0x00FF_00FF_00FF_00FF
        var sums: UInt64 = 0
        for offset in stride(from: 0, to: Self.size, by: 8) {
            let word = span.word(at: offset)
            sums &+= (word & lanes) &+ (word >> 8 & lanes)
        }
        return Int64(sums & 0xFFFF) + Int64(sums >> 16 & 0xFFFF) + Int64(sums >> 32 & 0xFFFF) + Int64(sums >> 48)
    }

    /// What the checksum field should say, given `sum()`: the field itself counts as spaces.
    func checksum(ofSum sum: Int64) -> Int64 {
        sum - Field.checksum.range.reduce(0) { $0 + Int64(bytes[$1]) } + 8 * Int64(UInt8.space)
    }

    /// The same over signed bytes, as some old writers summed.
    func signedChecksum() -> Int64 {
        let field = Field.checksum.range
        return bytes.indices.reduce(0) {
            $0 + Int64(field.contains($1) ? Int8(UInt8.space) : Int8(bitPattern: bytes[$1]))
        }
    }

    /// The number in `field`, or `nil` when it is none.
    func number(_ field: Field) -> Int64? {
        let span = unsafe bytes.span.bytes
        if let low = TarNumber.parseSevenDigits(span.word(at: field.start + field.count - 8)) {
            // A field of twelve has four more digits in front.
            guard field.count == 12 else { return low }
            let front = span.word(at: field.start) & 0xFFFF_FFFF
            guard front & 0xF8F8_F8F8 == 0x3030_3030 else { return TarNumber.parse(bytes.span.extracting(field.range)) }
            return Int64(front & 7) << 30 | Int64(front >> 8 & 7) << 27 | Int64(front >> 16 & 7) << 24
                | Int64(front >> 24 & 7) << 21 | low
        }
        return TarNumber.parse(bytes.span.extracting(field.range))
    }

    /// The number in `field`, octal digits only.
    func octal(_ field: Field) -> Int64? {
        TarNumber.parseOctal(bytes.span.extracting(field.range))
    }

    /// The bytes of `field` before its first NUL, or all of them.
    func text(_ field: Field) -> ArraySlice<UInt8> {
        let slice = bytes[field.range]
        guard let end = slice.firstIndex(of: 0) else { return slice }
        return slice[..<end]
    }

    func layout() -> Layout {
        guard word(Self.magicOffset, 5) == 0x75_73_74_61_72 else { return .v7 }
        switch word(Self.magicOffset + 5, 3) {
        case 0x20_20_00: return .gnu
        case let rest where rest >> 16 == 0: return word(508, 4) == 0x74_61_72_00 ? .star : .ustar
        default: return .v7
        }
    }

    /// Whether something else lies where POSIX has a prefix: some readers take it for one all the same.
    func hasFalsePrefix(_ layout: Layout) -> Bool {
        layout != .ustar && layout != .star && bytes[Field.prefix.start] != 0
    }

    /// Up to eight bytes as one number, the first on top.
    private func word(_ start: Int, _ count: Int) -> UInt64 {
        bytes[start..<(start + count)].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The fields of both owners' names.
    static let owners = 265..<329

    /// Whether the names of user and group are spelt as in `field`.
    func hasOwners(_ field: [UInt8]) -> Bool {
        guard field.count == Self.owners.count else { return false }
        let own = bytes.span.extracting(Self.owners)
        let other = field.span
        var difference: UInt8 = 0
        for index in own.indices { difference |= own[index] ^ other[index] }
        return difference == 0
    }
}
