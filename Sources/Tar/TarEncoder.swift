internal import ByteIO

/// Turns one header into blocks.
struct TarEncoder {
    private let header: TarHeader
    private let path: [UInt8]
    private let map: [UInt8]
    private var records: [(key: [UInt8], value: [UInt8])] = []

    /// Checks what no archive can hold.
    ///
    /// - Throws: `.malformed`, see `TarWriter.append`.
    init(_ header: TarHeader) throws(ImageError) {
        self.header = header
        path = try Self.spelling(header)
        map = try Self.map(header)
        let hasNUL =
            path.contains(0) || header.link?.bytes.contains(0) == true || header.userName.contains(0)
            || header.groupName.contains(0)
        guard !hasNUL else { throw ImageError(.malformed, "the member \(header.path) has a name with a NUL byte") }
        for name in header.attributes.keys where name.isEmpty || name.contains(0) {
            throw ImageError(.malformed, "the member \(header.path) has an attribute whose name is empty or has a NUL")
        }
        for (key, value) in header.records where !PaxRecords.isOther(key) || value.isEmpty {
            throw ImageError(
                .malformed, "the member \(header.path) has a record \(Printable(key)) that is empty or has a field")
        }
        guard header.uid != .max, header.gid != .max else {
            throw ImageError(.malformed, "the member \(header.path) has the owner or group 4294967295, which is none")
        }
    }

    /// The name with a trailing slash for folders and without for everything else: readers tell them apart by it.
    private static func spelling(_ header: TarHeader) throws(ImageError) -> [UInt8] {
        var bytes = header.path.bytes
        if header.kind == .directory {
            if bytes.isEmpty { bytes = [.dot] }
            if bytes.last != .slash { bytes.append(.slash) }
            return bytes
        }
        while bytes.last == .slash { bytes.removeLast() }
        guard !bytes.isEmpty else { throw ImageError(.malformed, "a member that is no folder has no name") }
        let isLink = header.kind == .hardLink || header.kind == .symbolicLink
        guard !isLink || header.link?.bytes.isEmpty == false else {
            throw ImageError(.malformed, "the link \(header.path) has no target")
        }
        return bytes
    }

    /// The map of a sparse file in version 1.0, padded to a block.
    private static func map(_ header: TarHeader) throws(ImageError) -> [UInt8] {
        guard header.kind == .file else { return [] }
        guard header.size >= 0 else {
            throw ImageError(.malformed, "the member \(header.path) has the size \(header.size)")
        }
        guard let runs = header.sparse else { return [] }
        try SparseMap.check(runs, size: header.size, "the member \(header.path)")
        var numbers = runs.flatMap { [$0.offset, $0.length] }
        // As GNU tar writes it: a hole at the end has an empty run after it.
        if header.size > (runs.last.map { $0.offset + $0.length } ?? -1) { numbers += [header.size, 0] }
        var text = Array("\(numbers.count / 2)\n".utf8)
        for number in numbers { text.append(contentsOf: "\(number)\n".utf8) }
        text.append(contentsOf: repeatElement(0, count: TarReader.padding(after: Int64(text.count))))
        return text
    }

    /// The extension header if one is needed, the header itself, and the map of a sparse file.
    mutating func blocks() -> [UInt8] {
        let main = mainBlock()
        guard !records.isEmpty else { return map.isEmpty ? main : main + map }
        records.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var body: [UInt8] = []
        for record in records { Self.append(record.key, record.value, to: &body) }
        var block = TarFields(type: UInt8(ascii: "x"))
        block.set(.name, text: Self.fallback("PaxHeaders.0/", path))
        block.set(.mode, 0o644)
        block.set(.size, Int64(body.count))
        body.append(contentsOf: repeatElement(0, count: TarReader.padding(after: Int64(body.count))))
        return block.sealed() + body + main + map
    }

    private mutating func mainBlock() -> [UInt8] {
        var block = TarFields(type: type)
        setPath(&block)
        setLink(&block)
        block.set(.mode, Int64(header.mode & 0o7777))
        setNumber(&block, .uid, Int64(header.uid), "uid")
        setNumber(&block, .gid, Int64(header.gid), "gid")
        let stored = header.kind == .file ? header.storedSize + Int64(map.count) : 0
        setNumber(&block, .size, stored, "size")
        setTimes(&block)
        setText(&block, .userName, header.userName, "uname")
        setText(&block, .groupName, header.groupName, "gname")
        let isDevice = header.kind == .characterDevice || header.kind == .blockDevice
        setNumber(&block, .deviceMajor, isDevice ? Int64(header.deviceMajor) : 0, "SCHILY.devmajor")
        setNumber(&block, .deviceMinor, isDevice ? Int64(header.deviceMinor) : 0, "SCHILY.devminor")
        for (name, value) in header.attributes { addAttribute(name, value) }
        for (key, value) in header.records { records.append((key, value)) }
        return block.sealed()
    }

    private var type: UInt8 {
        switch header.kind {
        case .file: UInt8(ascii: "0")
        case .hardLink: UInt8(ascii: "1")
        case .symbolicLink: UInt8(ascii: "2")
        case .characterDevice: UInt8(ascii: "3")
        case .blockDevice: UInt8(ascii: "4")
        case .directory: UInt8(ascii: "5")
        case .fifo: UInt8(ascii: "6")
        }
    }

    private mutating func setPath(_ block: inout TarFields) {
        if header.kind == .file, header.sparse != nil {
            block.set(.name, text: Self.fallback("GNUSparseFile.0/", path))
            add("GNU.sparse.major", "1")
            add("GNU.sparse.minor", "0")
            add("GNU.sparse.realsize", "\(header.size)")
            records.append((Array("GNU.sparse.name".utf8), path))
        } else if Self.isPlain(path), let (prefix, name) = Self.split(path) {
            block.set(.prefix, text: prefix)
            block.set(.name, text: name)
        } else {
            block.set(.name, text: Self.fallback("", path))
            records.append((Array("path".utf8), path))
        }
    }

    private mutating func setLink(_ block: inout TarFields) {
        guard header.kind == .hardLink || header.kind == .symbolicLink, let link = header.link?.bytes else { return }
        setText(&block, .link, link, "linkpath")
    }

    private mutating func setTimes(_ block: inout TarFields) {
        let (seconds, fraction) = header.modified.quotientAndRemainder(dividingBy: TarTime.nanosecondsPerSecond)
        let fits = block.set(.modified, max(0, seconds)) && header.modified >= 0 && fraction == 0
        if !fits { add("mtime", TarTime.format(header.modified)) }
        if let time = header.accessed { add("atime", TarTime.format(time)) }
        if let time = header.changed { add("ctime", TarTime.format(time)) }
    }

    private mutating func setNumber(
        _ block: inout TarFields, _ field: TarBlock.Field, _ value: Int64, _ key: String
    ) {
        guard !block.set(field, value) else { return }
        add(key, "\(value)")
    }

    private mutating func setText(
        _ block: inout TarFields, _ field: TarBlock.Field, _ text: [UInt8], _ key: String
    ) {
        // A link may fill its field; the names of owners end in a NUL.
        let most = field.start == TarBlock.Field.link.start ? field.count : field.count - 1
        if Self.isPlain(text), text.count <= most {
            block.set(field, text: text[...])
        } else {
            records.append((Array(key.utf8), text))
        }
    }

    /// SCHILY records are the ones that container engines read; their key cannot hold a `=`.
    private mutating func addAttribute(_ name: [UInt8], _ value: [UInt8]) {
        if name.contains(.equals) {
            let key = Array("LIBARCHIVE.xattr.".utf8) + TextCodes.percentEncoded(name)
            records.append((key, Base64.digits(of: value)))
        } else {
            records.append((Array("SCHILY.xattr.".utf8) + name, value))
        }
    }

    private mutating func add(_ key: String, _ value: String) {
        records.append((Array(key.utf8), Array(value.utf8)))
    }

    private static func isPlain(_ text: [UInt8]) -> Bool {
        text.allSatisfy { $0 < 0x80 }
    }

    /// Splits a name at a slash so that both parts fit their fields, or `nil`.
    private static func split(_ path: [UInt8]) -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
        let nameCount = TarBlock.Field.name.count
        guard path.count > nameCount else { return ([], path[...]) }
        let first = path.count - nameCount - 1
        guard first <= TarBlock.Field.prefix.count else { return nil }
        let last = min(TarBlock.Field.prefix.count, path.count - 2)
        guard let slash = path[max(first, 1)...last].firstIndex(of: .slash) else { return nil }
        return (path[..<slash], path[(slash + 1)...])
    }

    /// A name for readers that know nothing of PAX: the last component, cut to fit.
    private static func fallback(_ prefix: String, _ path: [UInt8]) -> ArraySlice<UInt8> {
        let isFolder = path.last == .slash
        let last = EntryPath(isFolder ? Array(path.dropLast()) : path).name
        let plain = last.filter { $0 < 0x80 }
        return (Array(prefix.utf8) + plain).prefix(TarBlock.Field.name.count)
    }

    /// Appends `length key=value newline`, where the length counts its own digits.
    static func append(_ key: [UInt8], _ value: [UInt8], to body: inout [UInt8]) {
        let rest = key.count + value.count + 3
        var length = rest + String(rest).count
        if String(length).count != String(rest).count { length = rest + String(length).count }
        body.append(contentsOf: "\(length) ".utf8)
        body.append(contentsOf: key)
        body.append(.equals)
        body.append(contentsOf: value)
        body.append(.newline)
    }
}
