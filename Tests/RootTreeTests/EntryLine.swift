import ByteIO
import RootTree
import SystemPackage
import Tar

/// An entry as one line: `d path/ MODE`, `f path=content`, `l path->target`, `h path=>target`, `p path`, `c path`.
struct EntryLine {
    let header: TarHeader
    let content: [UInt8]

    init(_ line: String) {
        let arrows = ["f": "=", "l": "->", "h": "=>", "d": " "]
        let arrow = arrows[String(line.prefix(1))] ?? "\n"
        let parts = line.dropFirst(2).split(separator: arrow, maxSplits: 1).map(String.init)
        let rest = parts.count > 1 ? parts[1] : ""
        var header = TarHeader(path: EntryPath(parts[0]))
        switch line.first {
        case "f": header.size = Int64(rest.utf8.count)
        case "d":
            header.kind = .directory
            header.mode = UInt16(rest, radix: 8) ?? 0o755
        case "l", "h":
            header.kind = line.first == "l" ? .symbolicLink : .hardLink
            header.link = EntryPath(rest)
        case "p": header.kind = .fifo
        default:
            header.kind = .characterDevice
            (header.deviceMajor, header.deviceMinor) = (1, 3)
        }
        self.header = header
        content = line.first == "f" ? Array(rest.utf8) : []
    }

    /// Puts such entries into a new tree, and returns what went wrong.
    static func write(
        _ lines: [String], to path: FilePath, options: TreeOptions = TreeOptions()
    ) throws -> ImageError? {
        let writer = try TreeWriter(into: path, options: options)
        do throws(ImageError) {
            for line in lines.map(EntryLine.init) { try writer.write(line.header, body: BytesSource(line.content)) }
            try writer.finish()
            return nil
        } catch {
            return error
        }
    }
}
