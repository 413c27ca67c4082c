internal import ByteIO

/// Members: from the fields of a header and its extensions to one value.
extension TarReader {
    /// Puts the current block and its extensions together and prepares for its body.
    mutating func member(_ extensions: TarExtensions?, at place: Int64) throws(ImageError) -> TarHeader {
        let pax = extensions?.pax ?? globals
        let layout = block.layout()
        let path = block.name(extensions, pax, layout)
        try limits.check(nameOf: path.count, at: place)
        try countMember(at: place)
        let kind = try block.kind(of: path, layout, at: place)
        let numbers = try block.numbers(pax, at: place)
        if layout != .v7 { setOwners() }
        var header = TarHeader(
            path: EntryPath(path), kind: kind, size: kind == .file ? numbers.size : 0,
            mode: UInt16(numbers.mode & 0o7777), uid: try TarBlock.owner(numbers.uid, .uid, at: place),
            gid: try TarBlock.owner(numbers.gid, .gid, at: place), userName: layout == .v7 ? [] : userName,
            groupName: layout == .v7 ? [] : groupName, modified: numbers.modified ?? 0)
        if let pax { Self.add(pax.records, to: &header) }
        if (kind != .file && numbers.size > 0) || block.hasFalsePrefix(layout) { isPortable = false }
        switch kind {
        case .file: try startFile(&header, pax, at: place)
        case .hardLink, .symbolicLink: try setLink(&header, try block.link(extensions, pax, at: place), at: place)
        case .characterDevice, .blockDevice: try block.setDevice(&header, pax, layout, at: place)
        case .directory, .fifo: break
        }
        return header
    }

    private mutating func startFile(
        _ header: inout TarHeader, _ pax: PaxHeader?, at place: Int64
    ) throws(ImageError) {
        startBody(header.size)
        if block.type == TarBlock.oldSparse {
            try startOldSparse(&header, at: place)
        } else if let pax, let sparse = pax.records.sparse {
            try startPaxSparse(&header, sparse, at: place)
        }
        guard let most = limits.contentBytes else { return }
        let (sum, overflow) = contentBytes.addingReportingOverflow(header.size)
        guard !overflow, sum <= most else {
            throw ImageError(.limitExceeded, "more than \(most) bytes of content, at byte \(place)")
        }
        contentBytes = sum
    }

    /// Members in a row mostly have the same owners: their names are shared, not made anew.
    private mutating func setOwners() {
        guard !block.hasOwners(ownerField) else { return }
        ownerField = Array(block.bytes[TarBlock.owners])
        userName = Array(block.text(.userName))
        groupName = Array(block.text(.groupName))
    }

    private static func add(_ records: PaxRecords, to header: inout TarHeader) {
        if let name = records.userName { header.userName = name }
        if let name = records.groupName { header.groupName = name }
        header.extras = TarHeader.Extras(
            accessed: records.accessed, changed: records.changed, attributes: records.attributes,
            records: records.others)
    }

    private mutating func setLink(
        _ header: inout TarHeader, _ target: [UInt8], at place: Int64
    ) throws(ImageError) {
        try limits.check(nameOf: target.count, at: place)
        header.link = EntryPath(target)
    }

    private mutating func countMember(at place: Int64) throws(ImageError) {
        entries += 1
        guard entries <= limits.entries else {
            throw ImageError(exceeding: .members, "more than \(limits.entries) members, at byte \(place)")
        }
    }
}
