internal import ByteIO

/// Headers: from blocks to members.
extension TarReader {
    /// What the extension headers before one member said.
    struct Extensions {
        var records: PaxRecords?
        var longName: ArraySlice<UInt8>?
        var longLink: ArraySlice<UInt8>?
    }

    /// Reads extension headers up to and including the next member's own header.
    mutating func readMember() throws(ImageError) -> TarHeader? {
        extensionBlocks.removeAll(keepingCapacity: true)
        mapBlocks.removeAll(keepingCapacity: true)
        entryOffset = offset + Int64(padding)
        var extensions = Extensions()
        for count in 0... {
            let place = offset + Int64(padding)
            switch try readBlock() {
            case .whole: break
            case .nothing:
                endMarker = .missing
                guard count == 0 else { throw truncated("the header", missing: Int64(TarBlock.size)) }
                return nil
            case .part: throw truncated("the header", missing: Int64(TarBlock.size - block.bytes.count))
            }
            guard try checkSum(at: place) else {
                try readEnd(at: place, afterExtension: count > 0)
                return nil
            }
            guard try readExtension(&extensions, at: place, count: count) else {
                return try member(extensions, at: place)
            }
        }
        return nil
    }

    /// Checks the header checksum.
    ///
    /// - Returns: `false` for a block of zeros.
    private func checkSum(at place: Int64) throws(ImageError) -> Bool {
        let sum = block.sum()
        guard sum != 0 else { return false }
        let computed = block.checksum(ofSum: sum)
        let stored = block.octal(.checksum)
        guard stored == computed || stored == block.signedChecksum() else {
            let found = stored.map { "0o\(String($0, radix: 8))" } ?? "not a number"
            throw ImageError(
                .malformed,
                "the header checksum at byte \(place) is \(found), computed 0o\(String(computed, radix: 8))")
        }
        return true
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
        _ extensions: inout Extensions, at place: Int64, count: Int
    ) throws(ImageError) -> Bool {
        let type = block.type
        switch type {
        case UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K"): break
        default: return false
        }
        guard count < limits.extensionsInARow else {
            throw ImageError(
                .limitExceeded, "more than \(limits.extensionsInARow) extension headers in a row before byte \(place)")
        }
        let size = try number(.size, at: place)
        guard size >= 0 else { throw malformed(.size, at: place) }
        guard size <= limits.extensionBytes else {
            throw ImageError(
                .limitExceeded,
                "the extension header at byte \(place) claims \(size) bytes, the limit is \(limits.extensionBytes)")
        }
        try takeExtension(type, size: Int(size), &extensions)
        return true
    }

    private mutating func takeExtension(
        _ type: UInt8, size: Int, _ extensions: inout Extensions
    ) throws(ImageError) {
        guard type != UInt8(ascii: "g") else { return try takeGlobals(size: size) }
        extensionBlocks.append(contentsOf: block.bytes)
        let place = offset
        let content = try readBlocks(size, of: "an extension header")
        extensionBlocks.append(contentsOf: content)
        switch type {
        case UInt8(ascii: "L"): extensions.longName = content.prefix(size).prefix { $0 != 0 }
        case UInt8(ascii: "K"): extensions.longLink = content.prefix(size).prefix { $0 != 0 }
        default: extensions.records = try PaxRecords(parsing: content[..<size], at: place, over: globals)
        }
    }

    private mutating func takeGlobals(size: Int) throws(ImageError) {
        let place = offset
        let content = try readBlocks(size, of: "a global header")
        var records = try PaxRecords(parsing: content[..<size], at: place, over: globals)
        guard globalRecords == .applied else { return }
        globalBytes += size
        guard globalBytes <= limits.globalBytes else {
            throw ImageError(
                .limitExceeded, "global pax records up to byte \(offset) exceed \(limits.globalBytes) bytes")
        }
        records.removeNames()
        globals = records
    }

    /// The number in a field of the current block.
    func number(_ field: TarBlock.Field, at place: Int64) throws(ImageError) -> Int64 {
        guard let number = block.number(field) else { throw malformed(field, at: place) }
        return number
    }

    func malformed(_ field: TarBlock.Field, at place: Int64) -> ImageError {
        let text = Printable(block.bytes[field.range])
        return ImageError(
            .malformed, "the \(field.name) field of the header at byte \(place) is \"\(text)\", not a valid number")
    }
}
