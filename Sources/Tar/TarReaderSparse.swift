internal import ByteIO

/// Sparse files: the map, and content with its holes.
extension TarReader {
    /// Sets the body up: `size` stored bytes follow.
    mutating func startBody(_ size: Int64) {
        contentSize = size
        remaining = size
        padding = Self.padding(after: size)
    }

    private mutating func startSparse(
        _ header: inout TarHeader, _ numbers: [Int64], size: Int64, at place: Int64
    ) throws(ImageError) {
        guard size <= limits.sparseFileBytes else {
            throw ImageError(
                exceeding: .sparseFile,
                "the sparse file at byte \(place) claims \(size) bytes, the limit is \(limits.sparseFileBytes)")
        }
        let runs = try SparseMap.runs(numbers, size: size, stored: remaining, at: place)
        header.size = size
        header.sparse = runs
        sparse = SparseCursor(runs: runs, size: size)
    }

    /// The old GNU form: four entries in the header, 21 in each block after it.
    mutating func startOldSparse(_ header: inout TarHeader, at place: Int64) throws(ImageError) {
        isPortable = false
        let size = try block.number(.realSize, at: place)
        guard size >= 0 else { throw block.malformed(.realSize, at: place) }
        var numbers: [Int64] = []
        var isExtended = block.bytes[482] != 0
        try Self.append(block.bytes[386..<482], to: &numbers, at: place)
        while isExtended {
            let start = mapBlocks.count
            guard start < limits.extensionBytes else { throw tooLong(at: place) }
            mapBlocks += try readBlocks(TarBlock.size, of: "the sparse map")
            try Self.append(mapBlocks[start..<(start + 504)], to: &numbers, at: place)
            isExtended = mapBlocks[start + 504] != 0
        }
        try startSparse(&header, numbers, size: size, at: place)
    }

    /// Takes entries of 12 + 12 bytes up to the first that is empty.
    private static func append(
        _ entries: ArraySlice<UInt8>, to numbers: inout [Int64], at place: Int64
    ) throws(ImageError) {
        let span = entries.span
        for start in stride(from: 0, to: span.count, by: 24) {
            guard span[start] != 0 else { return }
            guard let offset = TarNumber.parse(span.extracting(start..<(start + 12))),
                let length = TarNumber.parse(span.extracting((start + 12)..<(start + 24)))
            else { throw SparseMap.malformed("has an entry that is not a number", place) }
            numbers.append(offset)
            numbers.append(length)
        }
    }

    /// The three PAX forms. Versions 0.0 and 0.1 hold the map in records, 1.0 at the start of the content.
    mutating func startPaxSparse(
        _ header: inout TarHeader, _ records: PaxSparse, at place: Int64
    ) throws(ImageError) {
        let isInContent: Bool
        switch (records.major, records.minor) {
        case (0, 0), (0, 1): isInContent = false
        case (1, 0): isInContent = true
        case (nil, nil):
            guard records.hasMap else { return }
            isInContent = false
        default:
            throw ImageError(
                .unsupported,
                "the sparse file at byte \(place) has the version \(records.version), known are 0.0, 0.1 and 1.0")
        }
        guard let size = records.realSize else { throw SparseMap.malformed("comes without the file's size", place) }
        if let name = records.name {
            try limits.check(nameOf: name.count, at: place)
            header.path = EntryPath(name)
        }
        let numbers = isInContent ? try readMap(at: place) : records.numbers
        guard isInContent || records.count == nil || records.count == Int64(numbers.count / 2) else {
            throw SparseMap.malformed("has \(numbers.count / 2) runs, not the number it claims", place)
        }
        try startSparse(&header, numbers, size: size, at: place)
    }

    /// The map of version 1.0: a count, then offsets and lengths, each with a newline, padded to a block.
    private mutating func readMap(at place: Int64) throws(ImageError) -> [Int64] {
        var index = 0
        let count = try readMapNumber(&index, at: place)
        // Each run takes four bytes at least.
        guard count <= limits.extensionBytes / 4 else { throw tooLong(at: place) }
        var numbers: [Int64] = []
        for _ in 0..<(2 * count) { numbers.append(try readMapNumber(&index, at: place)) }
        return numbers
    }

    private mutating func readMapNumber(_ index: inout Int, at place: Int64) throws(ImageError) -> Int64 {
        let start = index
        while true {
            if index == mapBlocks.count { try readMapBlock(at: place) }
            index += 1
            if mapBlocks[index - 1] == .newline { break }
        }
        guard let number = TarNumber.parseDecimal(mapBlocks[start..<(index - 1)]) else {
            throw SparseMap.malformed("has an entry that is not a number", place)
        }
        return number
    }

    private mutating func readMapBlock(at place: Int64) throws(ImageError) {
        guard remaining >= TarBlock.size else {
            throw SparseMap.malformed("goes on beyond the member's content", place)
        }
        guard mapBlocks.count < limits.extensionBytes else { throw tooLong(at: place) }
        mapBlocks += try readBlocks(TarBlock.size, of: "the sparse map")
        remaining -= Int64(TarBlock.size)
    }

    private func tooLong(at place: Int64) -> ImageError {
        ImageError(
            exceeding: .extensionHeader,
            "the sparse map of the member at byte \(place) takes more than \(limits.extensionBytes) bytes")
    }

    /// Lends stored bytes, and zeros for holes.
    mutating func readExpanded(_ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        guard let hole = sparse?.hole, hole > 0 else {
            return try readRun { _, span throws(ImageError) in try body(span) }
        }
        let zeros = Self.zeros
        let length = Int(min(hole, Int64(zeros.count)))
        let used = try body(unsafe zeros.span.bytes.extracting(first: length))
        precondition(used >= 0 && used <= length, "a body used more bytes than it was lent")
        sparse?.advance(by: Int64(used))
        return true
    }

    /// Lends stored bytes with their place in the file, and passes over holes.
    mutating func readRun(_ body: (Int64, RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        let stored: Int64
        let position: Int64
        if var cursor = sparse {
            cursor.advance(by: cursor.hole)
            sparse = cursor
            (position, stored) = (cursor.position, cursor.stored)
        } else {
            (position, stored) = (contentSize - remaining, remaining)
        }
        guard let used = try readStored(atMost: stored, { span throws(ImageError) in try body(position, span) }) else {
            return false
        }
        sparse?.advance(by: used)
        return true
    }

    /// What every hole looks like.
    private static let zeros = [UInt8](repeating: 0, count: 64 << 10)
}
