public import ByteIO
public import SystemPackage

/// The folder the tests were built from.
public enum Repository {
    /// Its root, which holds `man`, `Sources` and `Tests`.
    public static let root = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()

    /// All regular files below `folder` whose names end in `suffix`, as paths relative to it, sorted.
    public static func files(in folder: FilePath, suffix: String = "") throws(ImageError) -> [FilePath] {
        var files: [FilePath] = []
        for name in try Folder(folder).names() {
            let path = folder.appending(name)
            switch try Folder.kind(of: path) {
            case .file: if name.hasSuffix(suffix) { files.append(FilePath(name)) }
            case .folder:
                for inner in try self.files(in: path, suffix: suffix) {
                    files.append(FilePath(name).appending(inner.components))
                }
            default: break
            }
        }
        return files
    }

    /// The bytes of a file; `nil` where there is none.
    public static func contents(_ path: FilePath) -> [UInt8]? {
        do {
            let file = try FileDescriptor.open(path, .readOnly)
            return try file.closeAfter {
                var bytes: [UInt8] = []
                var chunk = [UInt8](repeating: 0, count: 1 << 16)
                while true {
                    let count = try unsafe chunk.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
                    if count == 0 { return bytes }
                    bytes += chunk.prefix(count)
                }
            }
        } catch {
            return nil
        }
    }

    /// The text of a file; empty where there is none.
    public static func text(_ path: FilePath) -> String {
        String(decoding: contents(path) ?? [], as: UTF8.self)
    }

    /// Replaces a file.
    public static func write(_ bytes: [UInt8], to path: FilePath) throws {
        let file = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead, .otherRead])
        _ = try file.closeAfter { try file.writeAll(bytes) }
    }
}
