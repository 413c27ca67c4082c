internal import CLinux
internal import Glibc
public import SystemPackage

/// A folder that does not have its name yet: filled beside the target, then renamed. Dropped, it leaves nothing.
public final class StagedFolder {
    /// Where it is until `publish`. Nothing is there at first: whoever fills it makes it.
    public let path: FilePath
    /// Where it will be: absolute, and no link.
    public let target: FilePath
    private var isPublished = false

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
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        path = self.target.removingLastComponent().appending(".tote-\(getpid())-\(suffix)")
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
