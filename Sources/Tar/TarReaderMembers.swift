internal import ByteIO

/// Members: from the fields of a header and its extensions to one value.
extension TarReader {
    /// Puts the current block and its extensions together and prepares for its body.
    mutating func member(_ extensions: Extensions, at place: Int64) throws(ImageError) -> TarHeader {
        let records = extensions.records ?? globals
        let layout = block.layout()
        var header = TarHeader(path: EntryPath(name(extensions, records, layout)))
        let isOldSparse = try setKind(&header, at: place)
        try setNumbers(&header, records, at: place)
        try setLink(&header, extensions, records, at: place)
        setNames(&header, records, layout)
        try setDevice(&header, records, layout, at: place)
        if let records {
            header.accessed = records.accessed
            header.changed = records.changed
            header.attributes = records.attributes
        }
        try startBody(&header, records, isOldSparse: isOldSparse, at: place)
        try checkLimits(header, at: place)
        return header
    }

    /// The name: GNU long name, PAX path, prefix and name, in this order.
    private func name(_ extensions: Extensions, _ records: PaxRecords?, _ layout: TarBlock.Layout) -> [UInt8] {
        if let long = extensions.longName, !long.isEmpty { return Array(long) }
        if let path = records?.path { return path }
        let name = block.text(.name)
        guard layout == .ustar || layout == .star else { return Array(name) }
        let prefix = block.text(layout == .star ? .starPrefix : .prefix)
        guard !prefix.isEmpty else { return Array(name) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(prefix.count + 1 + name.count)
        bytes.append(contentsOf: prefix)
        bytes.append(.slash)
        bytes.append(contentsOf: name)
        return bytes
    }

    /// - Returns: whether the member is a sparse file of the old GNU form.
    private func setKind(_ header: inout TarHeader, at place: Int64) throws(ImageError) -> Bool {
        switch block.type {
        case 0: header.kind = header.path.hasTrailingSlash ? .directory : .file
        case UInt8(ascii: "0"), UInt8(ascii: "7"): header.kind = .file
        case UInt8(ascii: "1"): header.kind = .hardLink
        case UInt8(ascii: "2"): header.kind = .symbolicLink
        case UInt8(ascii: "3"): header.kind = .characterDevice
        case UInt8(ascii: "4"): header.kind = .blockDevice
        case UInt8(ascii: "5"): header.kind = .directory
        case UInt8(ascii: "6"): header.kind = .fifo
        case UInt8(ascii: "S") where block.layout() == .gnu: return true
        default:
            throw ImageError(
                .unsupported,
                "the member \(header.path) at byte \(place) has the type \(Printable([block.type])), "
                    + "which is none of a file, link, folder, device or pipe")
        }
        return false
    }

    private func setNumbers(
        _ header: inout TarHeader, _ records: PaxRecords?, at place: Int64
    ) throws(ImageError) {
        let mode = try number(.mode, at: place)
        guard mode >= 0 else { throw malformed(.mode, at: place) }
        header.mode = UInt16(mode & 0o7777)
        header.uid = try owner(records?.uid, .uid, at: place)
        header.gid = try owner(records?.gid, .gid, at: place)
        let size = try number(.size, at: place)
        guard size >= 0 else { throw malformed(.size, at: place) }
        header.size = header.kind == .file ? records?.size ?? size : 0
        let seconds = try number(.modified, at: place)
        guard let modified = records?.modified ?? TarTime.nanoseconds(seconds: seconds) else {
            throw malformed(.modified, at: place)
        }
        header.modified = modified
    }

    /// An owner or group. 2^32-1 tells the kernel to change nothing, and what is beyond would wrap around to root.
    private func owner(
        _ record: Int64?, _ field: TarBlock.Field, at place: Int64
    ) throws(ImageError) -> UInt32 {
        let value = try number(field, at: place)
        guard let id = UInt32(exactly: record ?? value), id != .max else {
            throw ImageError(
                .malformed,
                "the \(field.name) of the member at byte \(place) is \(record ?? value), not in 0...4294967294")
        }
        return id
    }

    private func setLink(
        _ header: inout TarHeader, _ extensions: Extensions, _ records: PaxRecords?, at place: Int64
    ) throws(ImageError) {
        guard header.kind == .hardLink || header.kind == .symbolicLink else { return }
        let target: [UInt8]
        if let long = extensions.longLink, !long.isEmpty {
            target = Array(long)
        } else {
            target = records?.link ?? Array(block.text(.link))
        }
        guard !target.isEmpty else {
            throw ImageError(.malformed, "the link \(header.path) at byte \(place) has no target")
        }
        header.link = EntryPath(target)
    }

    private mutating func setNames(_ header: inout TarHeader, _ records: PaxRecords?, _ layout: TarBlock.Layout) {
        guard layout != .v7 else {
            header.userName = records?.userName ?? []
            header.groupName = records?.groupName ?? []
            return
        }
        let user = block.text(.userName)
        if !user.elementsEqual(userName) { userName = Array(user) }
        header.userName = records?.userName ?? userName
        let group = block.text(.groupName)
        if !group.elementsEqual(groupName) { groupName = Array(group) }
        header.groupName = records?.groupName ?? groupName
    }

    /// Device numbers count for devices only: some writers leave rubbish there for everything else.
    private func setDevice(
        _ header: inout TarHeader, _ records: PaxRecords?, _ layout: TarBlock.Layout, at place: Int64
    ) throws(ImageError) {
        guard header.kind == .characterDevice || header.kind == .blockDevice else { return }
        let isStored = layout != .v7
        header.deviceMajor = try device(records?.deviceMajor, isStored, .deviceMajor, at: place)
        header.deviceMinor = try device(records?.deviceMinor, isStored, .deviceMinor, at: place)
    }

    private func device(
        _ record: Int64?, _ isStored: Bool, _ field: TarBlock.Field, at place: Int64
    ) throws(ImageError) -> UInt32 {
        let value = isStored ? try number(field, at: place) : 0
        guard let number = UInt32(exactly: record ?? value) else {
            throw ImageError(
                .malformed, "the \(field.name) of the member at byte \(place) is \(record ?? value), beyond 32 bits")
        }
        return number
    }

    private mutating func checkLimits(_ header: TarHeader, at place: Int64) throws(ImageError) {
        guard max(header.path.bytes.count, header.link?.bytes.count ?? 0) <= limits.pathBytes else {
            throw ImageError(
                .limitExceeded,
                "the member at byte \(place) has a name or target longer than \(limits.pathBytes) bytes")
        }
        entries += 1
        guard entries <= limits.entries else {
            throw ImageError(.limitExceeded, "more than \(limits.entries) members, at byte \(place)")
        }
        guard let most = limits.contentBytes else { return }
        let (sum, overflow) = contentBytes.addingReportingOverflow(header.size)
        guard !overflow, sum <= most else {
            throw ImageError(.limitExceeded, "more than \(most) bytes of content, at byte \(place)")
        }
        contentBytes = sum
    }
}
