public import ByteIO
public import SystemPackage

/// A folder for files on their way, with a lock that tells others it is in use. It goes away with its owner; what a
/// dead process left is swept by the next.
public final class StagingFolder: Sendable {
    /// Where it is.
    public let path: FilePath
    private let lock: FolderLock

    /// Makes a staging folder inside `parent`.
    public convenience init(in parent: FilePath) throws(ImageError) {
        try Folder(parent).make()
        try self.init(named: "", in: parent)
    }

    private init(named prefix: String, in parent: FilePath) throws(ImageError) {
        while true {
            // Random: in a folder that others can write to, a name that can be foretold can be taken.
            let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
            let made = parent.appending("\(prefix)\(Terminal.processNumber)-\(suffix)")
            try Folder(made).makeNew(mode: 0o700)
            guard let lock = try Self.claim(made) else { continue }
            Folder(made).removeOnSignal()
            path = made
            self.lock = lock
            return
        }
    }

    /// Locks a folder that was just made; `nil` where another process took it for a leftover and swept it before.
    private static func claim(_ path: FilePath) throws(ImageError) -> FolderLock? {
        do throws(ImageError) {
            let lock = try FolderLock(path.appending("lock"), exclusive: true)
            return try Folder.kind(of: path.appending("lock")) == .file ? lock : nil
        } catch {
            guard error.kind == .notFound else { throw error }
            return nil
        }
    }

    deinit {
        try? Folder(path).removeWithFiles()
        Folder(path).keep()
    }

    /// A staging folder of its own in the folder for temporary files (`$TMPDIR`, else `/var/tmp`).
    public static func temporary() throws(ImageError) -> StagingFolder {
        let parent = FilePath(Terminal.variable("TMPDIR") ?? "/var/tmp")
        sweepTemporary(parent)
        return try StagingFolder(named: prefix, in: parent)
    }

    private static let prefix = "tote-"

    /// Whether `name` is what such a folder is called: the number of a process, and a random one.
    private static func isTemporary(_ name: String) -> Bool {
        guard name.hasPrefix(prefix) else { return false }
        let numbers = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
        return numbers.count == 2 && Int(numbers[0]) != nil && UInt64(numbers[1], radix: 36) != nil
    }

    /// Removes those in `parent` that are ours and whose owners are gone. Nothing else there is touched, and nothing
    /// that cannot be removed is in anybody's way.
    private static func sweepTemporary(_ parent: FilePath) {
        for name in (try? Folder(parent).names()) ?? [] where isTemporary(name) {
            let leftover = Folder(parent.appending(name))
            guard leftover.isOurs else { continue }
            let lock = leftover.path.appending("lock")
            guard (try? Folder.kind(of: lock)) == .file else {
                // Its owner was about to make the lock, and makes another folder if it still is there.
                try? leftover.removeEmpty()
                continue
            }
            guard let held = try? FolderLock(trying: lock) else { continue }
            withExtendedLifetime(held) { try? leftover.removeWithFiles() }
        }
    }

    /// Whether the owner of the staging folder at `path` is alive.
    static func isBusy(_ path: FilePath) throws(ImageError) -> Bool {
        guard try Folder.kind(of: path.appending("lock")) == .file else { return false }
        return try FolderLock(trying: path.appending("lock")) == nil
    }

    /// Removes the staging folders in `parent` whose owners are gone.
    public static func sweep(_ parent: FilePath) throws(ImageError) {
        guard try Folder.kind(of: parent) == .folder else { return }
        for name in try Folder(parent).names() {
            let leftover = Folder(parent.appending(name))
            guard try Folder.kind(of: leftover.path) == .folder else { continue }
            guard let lock = try? FolderLock(trying: leftover.path.appending("lock")) else { continue }
            withExtendedLifetime(lock) { try? leftover.removeWithFiles() }
        }
    }
}
