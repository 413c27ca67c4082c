internal import CLinux
internal import Glibc
public import SystemPackage

/// Opens what a command was told to read: a path, or `-` for standard input.
public enum FileSource {
    /// Opens `path` for one pass. A regular file gives regions; a pipe, a device or a socket gives bytes.
    ///
    /// - Throws: `.notFound`, `.denied`, `.io`; `.unsupported` for a folder.
    public static func open(_ path: FilePath) throws(ImageError) -> any ByteSource {
        let file = try Syscalls.open(path, O_RDONLY | O_NOCTTY)
        return try source(of: file)
    }

    /// Opens `path`, which must be a regular file and no link: what stands in a layout folder. A FIFO is never waited
    /// for.
    ///
    /// - Throws: as `open`; `.unsafePath` for anything but a regular file.
    public static func openRegular(_ path: FilePath) throws(ImageError) -> FileRegion {
        let file: SharedFile
        do throws(ImageError) {
            file = try Syscalls.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        } catch {
            guard error.errno == .tooManySymbolicLinkLevels || error.errno == .noSuchAddressOrDevice else {
                throw error
            }
            throw ImageError(.unsafePath, "\(Printable(path)) is not a regular file")
        }
        return try regular(file)
    }

    /// Opens the regular file `name` inside `folder`. Links on the way may not leave the folder, the last name may not
    /// be one.
    ///
    /// - Throws: as `openRegular`.
    public static func openRegular(_ name: String, beneath folder: FilePath) throws(ImageError) -> FileRegion {
        try regular(Syscalls.open(name, beneath: folder))
    }

    private static func regular(_ file: SharedFile) throws(ImageError) -> FileRegion {
        let status = try Syscalls.status(file)
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ImageError(.unsafePath, "\(Printable(file.path)) is not a regular file")
        }
        return FileRegion(file: file, offset: 0, length: Int64(status.st_size))
    }

    /// Standard input, from where it stands.
    public static func standardInput() throws(ImageError) -> any ByteSource {
        let descriptor = try Syscalls.call("use standard input") { fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) }
        return try source(
            of: SharedFile(adopting: FileDescriptor(rawValue: descriptor), path: "standard input"), offset: nil)
    }

    private static func source(of file: SharedFile, offset: Int64? = 0) throws(ImageError) -> any ByteSource {
        let status = try Syscalls.status(file)
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            let start = offset ?? Int64(max(0, lseek(file.descriptor.rawValue, 0, SEEK_CUR)))
            let length = max(0, Int64(status.st_size) - start)
            return RegionSource(FileRegion(file: file, offset: start, length: length))
        case S_IFDIR:
            throw ImageError(.unsupported, "\(Printable(file.path)) is a folder")
        default:
            return PipeSource(file)
        }
    }
}

/// Reads a descriptor that cannot seek.
@safe
final class PipeSource: ByteSource {
    private let file: SharedFile
    private let buffer: UnsafeMutableRawBufferPointer
    private var filled = 0..<0

    init(_ file: SharedFile) {
        self.file = file
        unsafe buffer = .allocate(byteCount: RegionSource.bufferSize, alignment: 4096)
        _ = clinux_pipe_size(file.descriptor.rawValue, 1 << 20)
    }

    deinit { unsafe buffer.deallocate() }

    func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        if filled.isEmpty { filled = 0..<(try unsafe Syscalls.read(file, into: buffer)) }
        guard !filled.isEmpty else { return false }
        let run = filled.prefix(limit)
        let used = try body(unsafe RawSpan(_unsafeBytes: unsafe UnsafeRawBufferPointer(rebasing: buffer[run])))
        filled = (filled.lowerBound + used)..<filled.upperBound
        return true
    }
}
