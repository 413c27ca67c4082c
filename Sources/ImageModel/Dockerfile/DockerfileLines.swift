internal import ByteIO

/// The logical lines of a Dockerfile: directives read, comments dropped, continuations joined.
struct DockerfileLines {
    private static let directives: Set<String> = ["syntax", "escape", "check"]

    private(set) var escape = UInt8(ascii: "\\")
    private var lines: [ArraySlice<UInt8>]
    private var position = 0

    init(_ bytes: [UInt8]) throws(ImageError) {
        let text = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes[3...] : bytes[...]
        lines = text.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
            line.last == 0x0d ? line.dropLast() : line
        }
        if let long = lines.firstIndex(where: { $0.count > Dockerfile.lineLimit }) {
            throw ImageError(
                .malformed,
                "dockerfile line greater than max allowed size of \(Dockerfile.lineLimit): line \(long + 1)")
        }
        if lines.first?.starts(with: "#!".utf8) == true { position = 1 }
        try readDirectives()
    }

    /// The next line that is an instruction, and the number of its first line.
    mutating func next() throws(ImageError) -> (text: [UInt8], number: Int)? {
        while position < lines.count {
            let number = position + 1
            let first = lines[position].drop(while: \.isASCIISpace)
            position += 1
            guard !first.isEmpty, first.first != UInt8(ascii: "#") else { continue }
            var text = Array(first)
            var ends = !trimContinuation(&text)
            if ends, text.isEmpty { continue }
            while !ends, position < lines.count {
                var line = Array(lines[position])
                position += 1
                let content = line.drop(while: \.isASCIISpace)
                guard !content.isEmpty, content.first != UInt8(ascii: "#") else { continue }
                ends = !trimContinuation(&line)
                text += line
            }
            if !text.allSatisfy(\.isASCIISpace) { return (text, number) }
        }
        return nil
    }

    /// Takes an escape at the end off; `false` where there is none. One that is escaped itself does not count.
    private func trimContinuation(_ line: inout [UInt8]) -> Bool {
        guard let last = line.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }), line[last] == escape,
            last == 0 || line[last - 1] != escape
        else { return false }
        line.removeSubrange(last...)
        return true
    }

    /// `# key=value` lines at the very top. What is no known directive ends them.
    private mutating func readDirectives() throws(ImageError) {
        var seen: Set<String> = []
        while position < lines.count, let (key, value) = Self.directive(lines[position]) {
            guard seen.insert(key).inserted else {
                throw ImageError(.malformed, "only one \(key) parser directive can be used")
            }
            if key == "escape" {
                guard value.count == 1, let token = value.first, [0x5c, 0x60].contains(token) else {
                    throw ImageError(
                        .malformed, "invalid escape token '\(Printable(value))' does not match ` or \\")
                }
                escape = token
            }
            position += 1
        }
    }

    private static func directive(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
        let text = line.drop(while: \.isASCIISpace)
        guard text.first == UInt8(ascii: "#"), let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let key = String(decoding: text[..<equals].dropFirst().trimmedSpace.map(\.lowercased), as: UTF8.self)
        let value = text[(equals + 1)...].trimmedSpace
        guard directives.contains(key), !value.isEmpty else { return nil }
        return (key, value)
    }
}

extension RandomAccessCollection<UInt8> where SubSequence: RandomAccessCollection<UInt8> {
    /// Without the spaces, tabs and line ends around it.
    var trimmedSpace: ArraySlice<UInt8> {
        let front = drop(while: \.isASCIISpace)
        let space = front.reversed().prefix(while: \.isASCIISpace).count
        return Array(front.dropLast(space))[...]
    }
}
