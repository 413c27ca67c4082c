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

    /// At most 512 bytes; exactly so many once the reader has filled the block.
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(Self.size) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
    mutating func append(_ span: RawSpan) { bytes.append(contentsOf: span) }

    var type: UInt8 { bytes[Self.typeOffset] }

    /// The sum of all bytes: 0 exactly when all are zero.
    func sum() -> Int64 {
        let span = bytes.span
        var sum: UInt32 = 0
        for index in 0..<span.count { sum &+= UInt32(span[index]) }
        return Int64(sum)
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
        TarNumber.parse(bytes.span.extracting(field.range))
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
        let magic = bytes[Self.magicOffset..<(Self.magicOffset + 8)]
        if magic.starts(with: Self.ustarMagic) {
            return bytes[508..<512].elementsEqual(Self.starTrailer) ? .star : .ustar
        }
        return magic.elementsEqual(Self.gnuMagic) ? .gnu : .v7
    }

    static let ustarMagic = Array("ustar\0".utf8)
    static let gnuMagic = Array("ustar  \0".utf8)
    private static let starTrailer = Array("tar\0".utf8)
}
