internal import ByteIO

/// Headers: from blocks to members.
extension TarReader {
    /// Reads extension headers up to and including the next member's own header.
    mutating func readMember() throws(ImageError) -> TarHeader? {
        extensionBlocks.removeAll(keepingCapacity: true)
        mapBlocks.removeAll(keepingCapacity: true)
        if !globalBlocks.isEmpty { globalBlocks.removeAll() }
        var extensions: TarExtensions?
        isPortable = true
        for count in 0... {
            let fill = try readBlock()
            let place = offset - Int64(block.bytes.count)
            if count == 0 { entryOffset = place }
            switch fill {
            case .whole: break
            case .nothing:
                endMarker = .missing
                guard count == 0 else { throw truncated("the header", missing: Int64(TarBlock.size)) }
                return nil
            case .part: throw truncated("the header", missing: Int64(TarBlock.size - block.bytes.count))
            }
            guard try block.checkSum(at: place) else {
                try readEnd(at: place, afterExtension: count > 0)
                return nil
            }
            guard try readExtension(&extensions, at: place, count: count) else {
                return try member(extensions, at: place)
            }
        }
        return nil
    }

    /// Decides what a block of zeros means by the block after it.
    private mutating func readEnd(at place: Int64, afterExtension: Bool) throws(ImageError) {
        guard !afterExtension else {
            throw ImageError(.malformed, "the extension header at byte \(entryOffset) has no member after it")
        }
        let fill = try readBlock()
        guard block.sum() == 0 else {
            throw ImageError(.malformed, "the block of zeros at byte \(place) is followed by one that is not")
        }
        endMarker = fill == .whole ? .complete : .single
        block.removeAll()
    }

    /// Takes the block as an extension header, if it is one, and reads its content.
    private mutating func readExtension(
        _ extensions: inout TarExtensions?, at place: Int64, count: Int
    ) throws(ImageError) -> Bool {
        let type = block.type
        switch type {
        case UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K"): break
        default: return false
        }
        guard count < limits.extensionsInARow else {
            throw ImageError(
                exceeding: .extensionHeaders,
                "more than \(limits.extensionsInARow) extension headers in a row before byte \(place)")
        }
        let size = try block.number(.size, at: place)
        guard size >= 0 else { throw block.malformed(.size, at: place) }
        guard size <= limits.extensionBytes else {
            throw ImageError(
                exceeding: .extensionHeader,
                "the extension header at byte \(place) claims \(size) bytes, the limit is \(limits.extensionBytes)")
        }
        let known = extensions ?? TarExtensions()
        extensions = known
        try takeExtension(type, size: Int(size), known)
        return true
    }

    private mutating func takeExtension(
        _ type: UInt8, size: Int, _ extensions: TarExtensions
    ) throws(ImageError) {
        guard type != UInt8(ascii: "g") else { return try takeGlobals(size: size) }
        isPortable = isPortable && extensions.isAlone(type)
        extensionBlocks.append(contentsOf: block.bytes)
        let place = offset
        let content = try readBlocks(size, of: "an extension header")
        extensionBlocks.append(contentsOf: content)
        switch type {
        case UInt8(ascii: "L"): extensions.longName = Array(content.prefix(size).prefix { $0 != 0 })
        case UInt8(ascii: "K"): extensions.longLink = Array(content.prefix(size).prefix { $0 != 0 })
        default:
            extensions.pax = PaxHeader(try PaxRecords(parsing: content[..<size], at: place, over: globals?.records))
        }
    }

    private mutating func takeGlobals(size: Int) throws(ImageError) {
        let place = offset
        let header = block.bytes
        let content = try readBlocks(size, of: "a global header")
        globalBlocks += header + content
        var records = try PaxRecords(parsing: content[..<size], at: place, over: globals?.records)
        if entries == 0, leadingRecords == nil { leadingRecords = records.others }
        guard globalRecords == .applied else { return }
        globalBytes += size
        guard globalBytes <= limits.globalBytes else {
            throw ImageError(
                exceeding: .globalRecords, "global pax records up to byte \(offset) exceed \(limits.globalBytes) bytes")
        }
        records.removeNames()
        globals = PaxHeader(records)
    }
}
