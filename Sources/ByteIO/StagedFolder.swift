internal import CLinux
internal import Glibc
public import SystemPackage

/// A folder that does not have its name yet: filled beside the target, then renamed. Dropped, it leaves nothing.
public final class StagedFolder {
    /// Where it is until `publish`. Nothing is there at first: whoever fills it makes it.
    public let path: FilePath
    /// Where it will be: absolute, and no link.
    public let target: FilePath
    /// The locked file beside it that tells others it is no leftover.
    private let mark: StagedFile
    private var isPublished = false
    fileprivate static let suffix = "-tree"

    /// Whether `name` is what such a folder is called before it has its own name.
    static func isTemporary(_ name: String) -> Bool {
        name.hasSuffix(suffix) && StagedFile.isTemporary(String(name.dropLast(suffix.count)))
    }

    /// Reserves a name beside `target`, which is an empty folder or not there yet.
    ///
    /// - Throws: `.conflict` where something else is there; `.notFound` where the folder above is missing; `.io`.
    public init(for target: FilePath) throws(ImageError) {
        self.target = try Folder(target).resolved()
        switch try Folder.kind(of: self.target) {
        case nil: break
        case .folder:
            guard try Folder(self.target).isEmpty() else {
                throw ImageError(.conflict, "\(Printable(target)) is there already and is not empty")
            }
        case .file, .other: throw ImageError(.conflict, "\(Printable(target)) is there already and is no folder")
        }
        let parent = self.target.removingLastComponent()
        Folder(parent).sweep()
        mark = try StagedFile(in: parent, mode: 0o600)
        path = FilePath(mark.path.string + Self.suffix)
        Leftovers.add(path)
    }

    deinit {
        if !isPublished { try? Folder(path).removeTree() }
        Leftovers.forget(path)
    }

    /// Puts all that was written on the disk and gives the folder its name, replacing the empty folder that has it.
    ///
    /// - Throws: `.io`; `.conflict` where the target was filled meanwhile.
    public func publish() throws(ImageError) {
        try Syscalls.syncFileSystem(of: path)
        try Syscalls.rename(path, to: target)
        isPublished = true
        try Folder(target.removingLastComponent()).sync()
    }
}

extension Folder {
    /// Removes what commands that were killed have left in it: files and folders that did not have their names yet.
    public func sweep() {
        guard let names = try? names() else { return }
        for name in names where StagedFolder.isTemporary(name) {
            let left = path.appending(name)
            let mark = FilePath(String(left.string.dropLast(StagedFolder.suffix.count)))
            guard Folder(left).isOurs, StagedFile.sweep(mark) else { continue }
            try? Folder(left).removeTree()
        }
        for name in names where StagedFile.isTemporary(name) { StagedFile.sweep(path.appending(name)) }
    }

    /// Whether it is a folder of the user who runs the process, and no link to one.
    public var isOurs: Bool {
        guard let status = try? Syscalls.status(path) else { return false }
        return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
    }

    /// Its absolute path without links. The last component need not be there.
    ///
    /// - Throws: `.notFound` where the folder above it is missing; `.usage` for a path without a last component that
    ///   is not there.
    public func resolved() throws(ImageError) -> FilePath {
        if let real = Self.real(path) { return real }
        let parent = path.removingLastComponent()
        guard let name = path.lastComponent, name.kind == .regular else {
            throw ImageError(.usage, "\(Printable(path)) names no folder")
        }
        guard let real = Self.real(parent.isEmpty ? "." : parent) else {
            throw Syscalls.failure("find the folder above \(Printable(path))", Errno(rawValue: errno))
        }
        return real.appending(name)
    }

    /// Whether nothing is in it.
    public func isEmpty() throws(ImageError) -> Bool { try names().isEmpty }

    private static func real(_ path: FilePath) -> FilePath? {
        guard let real = unsafe path.withPlatformString({ unsafe realpath($0, nil) }) else { return nil }
        defer { unsafe free(real) }
        return unsafe FilePath(platformString: real)
    }
}
