internal import ByteIO

/// One header and the extensions before it, put together.
extension TarBlock {
    /// Checks the header checksum.
    ///
    /// - Returns: `false` for a block of zeros.
    func checkSum(at place: Int64) throws(ImageError) -> Bool {
        let sum = sum()
        guard sum != 0 else { return false }
        let computed = checksum(ofSum: sum)
        let stored = octal(.checksum)
        guard stored == computed || stored == signedChecksum() else {
            let found = stored.map { "0o\(String($0, radix: 8))" } ?? "not a number"
            throw ImageError(
                .malformed,
                "the header checksum at byte \(place) is \(found), computed 0o\(String(computed, radix: 8))")
        }
        return true
    }

    /// The numbers that every header has.
    struct Numbers {
        var mode: Int64
        var size: Int64
        var uid: Int64
        var gid: Int64
        /// Nanoseconds; `nil` when they do not fit.
        var modified: Int64?
    }

    /// The name: GNU long name, PAX path, prefix and name, in this order.
    func name(_ extensions: TarExtensions?, _ pax: PaxHeader?, _ layout: TarBlock.Layout) -> [UInt8] {
        if let extensions, let long = extensions.longName, !long.isEmpty { return long }
        if let pax, let path = pax.records.path { return path }
        let name = text(.name)
        guard layout == .ustar || layout == .star else { return Array(name) }
        let prefix = text(layout == .star ? .starPrefix : .prefix)
        guard !prefix.isEmpty else { return Array(name) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(prefix.count + 1 + name.count)
        bytes.append(contentsOf: prefix)
        bytes.append(.slash)
        bytes.append(contentsOf: name)
        return bytes
    }

    /// The numbers of the current block, each of which must be one, and of the records that override them.
    func numbers(_ pax: PaxHeader?, at place: Int64) throws(ImageError) -> Numbers {
        var numbers = Numbers(
            mode: try number(.mode, at: place), size: try number(.size, at: place), uid: try number(.uid, at: place),
            gid: try number(.gid, at: place),
            modified: TarTime.nanoseconds(seconds: try number(.modified, at: place)))
        guard numbers.mode >= 0 else { throw malformed(.mode, at: place) }
        guard numbers.size >= 0 else { throw malformed(.size, at: place) }
        if let pax {
            if let size = pax.records.size { numbers.size = size }
            if let uid = pax.records.uid { numbers.uid = uid }
            if let gid = pax.records.gid { numbers.gid = gid }
            if let modified = pax.records.modified { numbers.modified = modified }
        }
        guard numbers.modified != nil else { throw malformed(.modified, at: place) }
        return numbers
    }

    func kind(
        of path: [UInt8], _ layout: TarBlock.Layout, at place: Int64
    ) throws(ImageError) -> TarHeader.Kind {
        switch type {
        case UInt8(ascii: "0"), UInt8(ascii: "7"): return .file
        case 0: return path.last == .slash ? .directory : .file
        case UInt8(ascii: "1"): return .hardLink
        case UInt8(ascii: "2"): return .symbolicLink
        case UInt8(ascii: "3"): return .characterDevice
        case UInt8(ascii: "4"): return .blockDevice
        case UInt8(ascii: "5"): return .directory
        case UInt8(ascii: "6"): return .fifo
        case TarBlock.oldSparse where layout == .gnu: return .file
        default:
            throw ImageError(
                .unsupported,
                "the member \(EntryPath(path)) at byte \(place) has the type \(Printable([type])), "
                    + "which is none of a file, link, folder, device or pipe")
        }
    }

    /// An owner or group. 2^32-1 tells the kernel to change nothing, and what is beyond would wrap around to root.
    static func owner(_ value: Int64, _ field: TarBlock.Field, at place: Int64) throws(ImageError) -> UInt32 {
        guard let id = UInt32(exactly: value), id != .max else {
            throw ImageError(
                .malformed, "the \(field.name) of the member at byte \(place) is \(value), not in 0...4294967294")
        }
        return id
    }

    func link(
        _ extensions: TarExtensions?, _ pax: PaxHeader?, at place: Int64
    ) throws(ImageError) -> [UInt8] {
        var target = Array(text(.link))
        if let pax, let link = pax.records.link { target = link }
        if let extensions, let long = extensions.longLink, !long.isEmpty { target = long }
        guard !target.isEmpty else { throw ImageError(.malformed, "the link at byte \(place) has no target") }
        return target
    }

    /// Device numbers count for devices only: some writers leave rubbish there for everything else.
    func setDevice(
        _ header: inout TarHeader, _ pax: PaxHeader?, _ layout: TarBlock.Layout, at place: Int64
    ) throws(ImageError) {
        var major = layout == .v7 ? 0 : try number(.deviceMajor, at: place)
        var minor = layout == .v7 ? 0 : try number(.deviceMinor, at: place)
        if let pax {
            major = pax.records.deviceMajor ?? major
            minor = pax.records.deviceMinor ?? minor
        }
        header.deviceMajor = try Self.device(major, .deviceMajor, at: place)
        header.deviceMinor = try Self.device(minor, .deviceMinor, at: place)
    }

    private static func device(_ value: Int64, _ field: TarBlock.Field, at place: Int64) throws(ImageError) -> UInt32 {
        guard let number = UInt32(exactly: value) else {
            throw ImageError(
                .malformed, "the \(field.name) of the member at byte \(place) is \(value), beyond 32 bits")
        }
        return number
    }

    /// The number in a field. `place` is where the block lies.
    func number(_ field: Field, at place: Int64) throws(ImageError) -> Int64 {
        guard let number = number(field) else { throw malformed(field, at: place) }
        return number
    }

    func malformed(_ field: Field, at place: Int64) -> ImageError {
        ImageError(
            .malformed,
            "the \(field.name) field of the header at byte \(place) is \"\(Printable(bytes[field.range]))\", "
                + "not a valid number")
    }
}
