internal import ByteIO

/// Many paths in one piece of memory, in the order in which they came. Each has only what differs from the one before
/// it, which is some 20 bytes for each of a million files.
struct CodedPaths {
    private var bytes: [UInt8] = []
    private var last: [UInt8] = []
    private var lastNumber: Int32 = -1

    /// Whether there are none.
    var isEmpty: Bool { bytes.isEmpty }
    /// Bytes that all take.
    var byteCount: Int { bytes.count }

    private static let hasLink: UInt8 = 0x80

    /// Adds a path. Numbers rise; a link is what goes with the path.
    mutating func append(_ path: [UInt8], link: [UInt8]?, mark: UInt8, number: Int32) {
        precondition(mark < Self.hasLink && number > lastNumber, "marks are small and numbers rise")
        bytes.append(mark | (link == nil ? 0 : Self.hasLink))
        bytes.append(packed: UInt64(number - lastNumber))
        bytes.append(packed: path, after: last)
        if let link { bytes.append(packed: link, after: path) }
        last = path
        lastNumber = number
    }

    /// Goes through the paths from the first to the last.
    struct Cursor {
        private let bytes: [UInt8]
        private var place = 0
        /// What the current path was marked with.
        private(set) var mark: UInt8 = 0
        /// The number that the current path came with.
        private(set) var number: Int32 = -1
        /// The current path.
        private(set) var path: [UInt8] = []
        /// What goes with it; empty where nothing does.
        private(set) var link: [UInt8] = []

        init(_ paths: CodedPaths) { bytes = paths.bytes }

        /// Goes on to the next path; `false` after the last.
        mutating func next() -> Bool {
            guard place < bytes.count else { return false }
            mark = bytes[place] & ~CodedPaths.hasLink
            let hasLink = bytes[place] & CodedPaths.hasLink != 0
            place += 1
            number += Int32(truncatingIfNeeded: readNumber())
            Self.read(from: bytes, &place, into: &path)
            link.removeAll(keepingCapacity: true)
            if hasLink {
                link.append(contentsOf: path)
                Self.read(from: bytes, &place, into: &link)
            }
            return true
        }

        /// Keeps what `name` shares with the one coded here, and adds the rest.
        private static func read(from bytes: [UInt8], _ place: inout Int, into name: inout [UInt8]) {
            let shared = readNumber(from: bytes, &place)
            let count = readNumber(from: bytes, &place)
            name.removeLast(name.count - shared)
            name.append(contentsOf: bytes[place..<(place + count)])
            place += count
        }

        private mutating func readNumber() -> Int { Self.readNumber(from: bytes, &place) }

        private static func readNumber(from bytes: [UInt8], _ place: inout Int) -> Int {
            var value = 0
            var shift = 0
            while bytes[place] >= 0x80 {
                value |= Int(bytes[place] & 0x7F) << shift
                shift += 7
                place += 1
            }
            value |= Int(bytes[place]) << shift
            place += 1
            return value
        }
    }
}
