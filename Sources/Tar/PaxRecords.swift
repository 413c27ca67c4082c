internal import ByteIO

/// What the records of one extension header say. An empty value takes back what was said before.
struct PaxRecords {
    /// The keys that have a meaning here; all others are kept as they are.
    private enum Key: String, CaseIterable {
        case path, linkpath, size, uid, gid, uname, gname, mtime, atime, ctime, hdrcharset
        case deviceMajor = "SCHILY.devmajor"
        case deviceMinor = "SCHILY.devminor"
        case sparseMajor = "GNU.sparse.major"
        case sparseMinor = "GNU.sparse.minor"
        case sparseName = "GNU.sparse.name"
        case sparseSize = "GNU.sparse.size"
        case sparseRealSize = "GNU.sparse.realsize"
        case sparseCount = "GNU.sparse.numblocks"
        case sparseOffset = "GNU.sparse.offset"
        case sparseLength = "GNU.sparse.numbytes"
        case sparseMap = "GNU.sparse.map"
    }

    /// Keys as bytes: two keys that differ in a byte are different keys, whatever Unicode says. A list, because hashing
    /// a key costs more than comparing it with the few that are as long.
    private static let keys = Key.allCases.map { (bytes: Array($0.rawValue.utf8), key: $0) }

    private static func key(_ bytes: ArraySlice<UInt8>) -> Key? {
        for known in keys where known.bytes.count == bytes.count && known.bytes.elementsEqual(bytes) {
            return known.key
        }
        return nil
    }

    private static let schilyAttribute = Array("SCHILY.xattr.".utf8)
    private static let libarchiveAttribute = Array("LIBARCHIVE.xattr.".utf8)

    private(set) var path: [UInt8]?
    private(set) var link: [UInt8]?
    private(set) var size: Int64?
    private(set) var uid: Int64?
    private(set) var gid: Int64?
    private(set) var userName: [UInt8]?
    private(set) var groupName: [UInt8]?
    private(set) var modified: Int64?
    private(set) var accessed: Int64?
    private(set) var changed: Int64?
    private(set) var deviceMajor: Int64?
    private(set) var deviceMinor: Int64?
    private(set) var sparse: PaxSparse?
    /// Records without a meaning here.
    private(set) var others: [[UInt8]: [UInt8]] = [:]
    private var schilyAttributes: [[UInt8]: [UInt8]] = [:]
    private var libarchiveAttributes: [[UInt8]: [UInt8]] = [:]

    /// Attributes from both kinds of records.
    var attributes: [[UInt8]: [UInt8]] {
        libarchiveAttributes.isEmpty
            ? schilyAttributes : schilyAttributes.merging(libarchiveAttributes) { schily, _ in schily }
    }

    /// Parses the content of an extension header that lies at `offset` of the archive, on top of the records in
    /// `base`.
    ///
    /// - Throws: `.malformed` for a record that breaks the form `length key=value newline`, and for a value that its
    ///   key does not allow.
    init(parsing body: ArraySlice<UInt8>, at offset: Int64, over base: PaxRecords?) throws(ImageError) {
        if let base { self = base }
        var rest = body
        while !rest.isEmpty {
            let place = offset + Int64(rest.startIndex - body.startIndex)
            let (key, value, length) = try Self.split(rest, at: place)
            guard set(key, value) else {
                throw ImageError(
                    .malformed,
                    "the pax record \(Printable(key)) at byte \(place) has the value "
                        + "\"\(Printable(value.prefix(64)))\", which it cannot have")
            }
            guard others.count + schilyAttributes.count + libarchiveAttributes.count <= Limit.paxKeys.value else {
                throw ImageError(
                    exceeding: .paxKeys, "the pax header at byte \(offset) has more than \(Limit.paxKeys.value) keys")
            }
            rest = rest.dropFirst(length)
        }
    }

    /// Takes the record at the front apart.
    static func split(
        _ rest: ArraySlice<UInt8>, at place: Int64
    ) throws(ImageError) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>, length: Int) {
        // 20 digits and a space: more than any length that fits.
        guard let space = rest.prefix(21).firstIndex(of: .space),
            let length = TarNumber.parseDecimal(rest[..<space]), length <= rest.count
        else { throw malformed("has no valid length", place) }
        let record = rest[(space + 1)...].prefix(max(0, Int(length) - (space + 1 - rest.startIndex)))
        guard record.last == .newline else { throw malformed("does not end in a newline", place) }
        guard let equals = record.firstIndex(of: .equals) else { throw malformed("has no =", place) }
        let key = record[..<equals]
        guard !key.isEmpty, !key.contains(0) else { throw malformed("has an empty key or a NUL in it", place) }
        return (key, record[(equals + 1)...].dropLast(), Int(length))
    }

    /// Whether `key` can be the key of a record that has no meaning here.
    static func isOther(_ key: [UInt8]) -> Bool {
        !key.isEmpty && !key.contains(0) && !key.contains(.equals) && Self.key(key[...]) == nil
            && !key.starts(with: schilyAttribute) && !key.starts(with: libarchiveAttribute)
    }

    /// Takes back what only makes sense for one member: no global header may rename or resize them all.
    mutating func removeNames() {
        path = nil
        link = nil
        size = nil
        sparse = nil
    }

    private static func malformed(_ what: String, _ place: Int64) -> ImageError {
        ImageError(.malformed, "the pax record at byte \(place) \(what)")
    }

    /// Notes one record.
    ///
    /// - Returns: `false` when the value is not one that the key can have.
    private mutating func set(_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool {
        guard let known = Self.key(key) else { return setAttribute(key, value) }
        return switch known {
        case .path: Self.set(&path, text: value)
        case .linkpath: Self.set(&link, text: value)
        case .uname: Self.set(&userName, text: value)
        case .gname: Self.set(&groupName, text: value)
        case .size: Self.set(&size, value, TarNumber.parseDecimal)
        case .uid: Self.set(&uid, value, TarNumber.parseDecimal)
        case .gid: Self.set(&gid, value, TarNumber.parseDecimal)
        case .deviceMajor: Self.set(&deviceMajor, value, TarNumber.parseDecimal)
        case .deviceMinor: Self.set(&deviceMinor, value, TarNumber.parseDecimal)
        case .mtime: Self.set(&modified, value, TarTime.parse)
        case .atime: Self.set(&accessed, value, TarTime.parse)
        case .ctime: Self.set(&changed, value, TarTime.parse)
        // Names are bytes, whatever they are called.
        case .hdrcharset: true
        default: setSparse(known, value)
        }
    }

    private static func set(_ field: inout [UInt8]?, text: ArraySlice<UInt8>) -> Bool {
        field = text.isEmpty ? nil : Array(text)
        return !text.contains(0)
    }

    private static func set(
        _ field: inout Int64?, _ value: ArraySlice<UInt8>, _ parse: (ArraySlice<UInt8>) -> Int64?
    ) -> Bool {
        field = value.isEmpty ? nil : parse(value)
        return value.isEmpty || field != nil
    }

    private mutating func setAttribute(_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool {
        if key.starts(with: Self.schilyAttribute) {
            let name = Array(key.dropFirst(Self.schilyAttribute.count))
            schilyAttributes[name] = Array(value)
            return !name.isEmpty
        }
        guard key.starts(with: Self.libarchiveAttribute) else {
            others[Array(key)] = value.isEmpty ? nil : Array(value)
            return true
        }
        guard let name = TextCodes.percentDecoded(key.dropFirst(Self.libarchiveAttribute.count)),
            let bytes = Base64.decode(unpadded: value), !name.isEmpty, !name.contains(0)
        else { return false }
        libarchiveAttributes[name] = bytes
        return true
    }

    private mutating func setSparse(_ key: Key, _ value: ArraySlice<UInt8>) -> Bool {
        var records = sparse ?? PaxSparse()
        // One owner only, or each of up to 100,000 records would copy the map.
        sparse = nil
        defer { sparse = records }
        switch key {
        case .sparseMajor: return Self.set(&records.major, value, TarNumber.parseDecimal)
        case .sparseMinor: return Self.set(&records.minor, value, TarNumber.parseDecimal)
        case .sparseName: return Self.set(&records.name, text: value)
        case .sparseSize, .sparseRealSize: return Self.set(&records.realSize, value, TarNumber.parseDecimal)
        case .sparseCount: return Self.set(&records.count, value, TarNumber.parseDecimal)
        case .sparseOffset, .sparseLength: return records.append(value)
        default: return records.append(list: value)
        }
    }
}
