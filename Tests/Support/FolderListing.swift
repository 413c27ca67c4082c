internal import ByteIO
internal import CLinux
internal import Glibc
public import SystemPackage

/// All that a folder holds, one line for each name: what tests of trees compare.
public struct FolderListing: Equatable {
    /// What is listed of a name besides its kind.
    public enum Part: Sendable, CaseIterable {
        case mode, owner, time, links, target, device, attributes, content
    }

    /// A line for each name, by the path below the folder; the folder itself is `.`.
    public private(set) var lines: [String: String] = [:]
    private let parts: Set<Part>
    /// The first path of each file that has several.
    private var names: [[UInt64]: String] = [:]

    /// Lists `folder` and all below it without following links; names are escaped.
    public init(_ folder: FilePath, without ignored: Set<Part> = []) throws {
        parts = Set(Part.allCases).subtracting(ignored)
        try add(Array(folder.string.utf8), ".")
    }

    /// The lines that only one of the two has, or has differently: `-` before those of `self`, `+` before the others.
    public func differences(from other: FolderListing) -> [String] {
        var result: [String] = []
        for path in Set(lines.keys).union(other.lines.keys).sorted() where lines[path] != other.lines[path] {
            if let line = lines[path] { result.append("- \(path) \(line)") }
            if let line = other.lines[path] { result.append("+ \(path) \(line)") }
        }
        return result
    }

    private mutating func add(_ path: [UInt8], _ name: String) throws {
        var status = stat()
        guard unsafe lstat(Self.text(path), &status) == 0 else { throw Errno(rawValue: errno) }
        lines[name] = try describe(path, name, status)
        guard status.st_mode & S_IFMT == S_IFDIR else { return }
        for entry in try Self.names(in: path) {
            let inner = Printable(entry).description
            try add(path + [UInt8(ascii: "/")] + entry, name == "." ? inner : "\(name)/\(inner)")
        }
    }

    private mutating func describe(_ path: [UInt8], _ name: String, _ status: stat) throws -> String {
        let type = status.st_mode & S_IFMT
        var words = [Self.kinds[type] ?? "?"]
        if parts.contains(.mode), type != S_IFLNK { words.append(String(status.st_mode & 0o7777, radix: 8)) }
        if parts.contains(.owner) { words.append("\(status.st_uid):\(status.st_gid)") }
        if parts.contains(.time) { words.append("\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)") }
        if parts.contains(.device), type == S_IFCHR || type == S_IFBLK { words.append("device \(status.st_rdev)") }
        if parts.contains(.links), type != S_IFDIR, status.st_nlink > 1 { words.append("as \(first(name, status))") }
        if parts.contains(.target), type == S_IFLNK { words.append("-> \(Printable(Self.target(path)))") }
        if parts.contains(.attributes) { words += Self.attributes(path) }
        if parts.contains(.content), type == S_IFREG { words.append(try Self.content(path, status)) }
        return words.joined(separator: " ")
    }

    private mutating func first(_ name: String, _ status: stat) -> String {
        let inode = [UInt64(status.st_dev), UInt64(status.st_ino)]
        if names[inode] == nil { names[inode] = name }
        return names[inode] ?? name
    }

    private static let kinds: [mode_t: String] = [
        S_IFREG: "file", S_IFDIR: "folder", S_IFLNK: "link", S_IFIFO: "pipe", S_IFCHR: "characters",
        S_IFBLK: "blocks", S_IFSOCK: "socket",
    ]

    private static func content(_ path: [UInt8], _ status: stat) throws -> String {
        let file = FilePath(platformString: text(path))
        guard status.st_size < 1 << 26, let bytes = Repository.contents(file) else { return "\(status.st_size) bytes" }
        return bytes.count > 40 ? "\(bytes.count) bytes \(Digest.of(bytes).short)" : "\"\(Printable(bytes))\""
    }

    private static func target(_ path: [UInt8]) -> [UInt8] {
        var target = [CChar](repeating: 0, count: 4097)
        let count = unsafe readlink(text(path), &target, 4096)
        return target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    }

    private static func attributes(_ path: [UInt8]) -> [String] {
        var list = [CChar](repeating: 0, count: 65536)
        let count = unsafe llistxattr(text(path), &list, list.count)
        let names = list.prefix(max(0, count)).split(separator: 0).map { Array($0) + [0] }
        return names.map { name in
            var value = [UInt8](repeating: 0, count: 65536)
            let count = unsafe lgetxattr(text(path), name, &value, value.count)
            let shown = name.dropLast().map { UInt8(bitPattern: $0) }
            return "\(Printable(shown))=\(Printable(value.prefix(max(0, count))))"
        }.sorted()
    }

    private static func names(in path: [UInt8]) throws -> [[UInt8]] {
        guard let stream = unsafe opendir(text(path)) else { throw Errno(rawValue: errno) }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name != [0x2e], name != [0x2e, 0x2e] { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func text(_ path: [UInt8]) -> [CChar] { path.map { CChar(bitPattern: $0) } + [0] }
}
