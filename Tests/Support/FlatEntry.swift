public import ByteIO
internal import Tar

/// A member of a flat tar as one line: what tests of trees compare.
public enum FlatEntry {
    /// One line for each member, in order: `d path/`, `f path=content`, `l path->target`, `h path=>target`.
    public static func lines(_ archive: [UInt8]) throws(ImageError) -> [String] {
        try TarContents(archive).members.map { member in
            let link = member.header.link?.description ?? ""
            let name = member.header.path.description
            return switch member.header.kind {
            case .directory: "d \(name)"
            case .file: "f \(name)=\(String(decoding: member.content, as: UTF8.self))"
            case .symbolicLink: "l \(name)->\(link)"
            case .hardLink: "h \(name)=>\(link)"
            case .characterDevice: "c \(name)=\(member.header.deviceMajor),\(member.header.deviceMinor)"
            case .blockDevice: "b \(name)=\(member.header.deviceMajor),\(member.header.deviceMinor)"
            case .fifo: "p \(name)"
            }
        }
    }

    /// Makes an archive of such lines. A folder may have its mode behind a blank, as in `d path/ 700`.
    public static func archive(_ lines: [String]) -> [UInt8] {
        var tar = TarBuilder()
        for line in lines { tar.add(line) }
        tar.zeros()
        return tar.bytes
    }
}

extension TarBuilder {
    fileprivate mutating func add(_ line: String) {
        let rest = line.dropFirst(2)
        switch line.first {
        case "d":
            let words = rest.split(separator: " ", maxSplits: 1)
            header(String(words[0]), type: "5", mode: words.count > 1 ? Int(words[1], radix: 8) ?? 0 : 0o755)
        case "f":
            let parts = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            file(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        case "l": link(rest, "2", arrow: "->")
        case "h": link(rest, "1", arrow: "=>")
        case "p": header(String(rest), type: "6")
        case "c":
            header(String(rest), type: "3") { block in
                TarBuilder.put("0000000", at: 329, in: &block)
                TarBuilder.put("0000000", at: 337, in: &block)
            }
        default: preconditionFailure("no kind of member: \(line)")
        }
    }

    private mutating func link(_ rest: Substring, _ type: Character, arrow: String) {
        let parts = rest.split(separator: arrow, maxSplits: 1)
        header(String(parts[0]), type: type, link: String(parts[1]))
    }
}
