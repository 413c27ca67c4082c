internal import ByteIO

/// The ports of an `EXPOSE` word: `80`, `80/udp`, `3000-3002/tcp`; a host's address and port before them are dropped.
enum PortSpecification {
    static func ports(_ word: String) throws(ImageError) -> [String] {
        let bytes = Array(word.utf8)
        let halves = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let protocolName = halves.count > 1 && !halves[1].isEmpty ? halves[1].map(\.lowercased) : Array("tcp".utf8)
        let name = String(decoding: protocolName, as: UTF8.self)
        let parts = (halves.first ?? []).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let last = parts.last, !last.isEmpty else {
            throw ImageError(.malformed, "no port specified: \(Printable(word))<empty>")
        }
        guard let range = range(last) else {
            throw ImageError(.malformed, "invalid containerPort: \(Printable(last))")
        }
        if parts.count > 1, !parts[parts.count - 2].isEmpty, self.range(parts[parts.count - 2]) == nil {
            throw ImageError(.malformed, "invalid hostPort: \(Printable(parts[parts.count - 2]))")
        }
        guard ["tcp", "udp", "sctp"].contains(name) else {
            throw ImageError(.malformed, "invalid proto: \(Printable(name))")
        }
        return range.map { "\($0)/\(name)" }
    }

    private static func range(_ text: ArraySlice<UInt8>) -> ClosedRange<Int>? {
        let ends = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = number(ends[0]), let last = number(ends[ends.count - 1]), first <= last
        else { return nil }
        return first...last
    }

    private static func number(_ text: ArraySlice<UInt8>) -> Int? {
        guard (1...5).contains(text.count), text.allSatisfy(\.isASCIIDigit) else { return nil }
        let number = text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return number <= 65535 ? number : nil
    }
}
