internal import CLinux
internal import Glibc
public import SystemPackage

/// Writes to an open file through a buffer; regions of other files are copied by the kernel where it can.
@safe
public final class FileSink: ByteSink {
    private let file: SharedFile
    private let seekable: Bool
    private let buffer: UnsafeMutableRawBufferPointer
    private var held = 0
    private static let bufferSize = 64 << 10
    /// Where in the file the next byte goes.
    private var position: Int64 = 0
    /// Whether the file is synced at the end, so that the disk may as well begin before.
    private let isSynced: Bool
    /// What lies before it, the disk was asked to take.
    private var begun: Int64 = 0
    /// After how many bytes the disk is asked to take them.
    private static let portion: Int64 = 8 << 20

    init(_ file: SharedFile, isSynced: Bool = false) {
        self.file = file
        self.isSynced = isSynced
        var status = stat()
        seekable = unsafe fstat(file.descriptor.rawValue, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        unsafe buffer = .allocate(byteCount: Self.bufferSize, alignment: 4096)
        // Others may have written to it before us: a shell hands one file to several commands.
        if seekable { position = Int64(max(0, lseek(file.descriptor.rawValue, 0, SEEK_CUR))) }
    }

    deinit { unsafe buffer.deallocate() }

    /// Standard output. A closed pipe is an error with the errno `EPIPE`.
    public static func standardOutput() throws(ImageError) -> FileSink {
        let descriptor = try Syscalls.call("use standard output") { fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0) }
        return FileSink(SharedFile(adopting: FileDescriptor(rawValue: descriptor), path: "standard output"))
    }

    /// A pipe, a device or a terminal that is there, to be written to as it is. Opening a pipe waits for its reader.
    ///
    /// - Throws: `.notFound`, `.denied`, `.io`.
    public static func open(_ path: FilePath) throws(ImageError) -> FileSink {
        FileSink(try Syscalls.open(path, O_WRONLY | O_NOCTTY))
    }

    /// Takes all of it.
    public func write(_ bytes: RawSpan) throws(ImageError) {
        if bytes.byteCount > Self.bufferSize - held { try flush() }
        guard bytes.byteCount < Self.bufferSize else {
            return try put(bytes)
        }
        unsafe bytes.withUnsafeBytes {
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[held...]).copyMemory(from: $0)
        }
        held += bytes.byteCount
    }

    /// Takes all of it.
    public func write(_ region: FileRegion) throws(ImageError) {
        try flush()
        var done: Int64 = 0
        while seekable, done < region.length {
            let count = Int(min(region.length - done, Self.portion))
            let copied = try Syscalls.copyRange(
                region.file, at: region.offset + done, to: file, at: position, count: count)
            guard let copied else { break }
            guard copied > 0 else { throw ImageError(.truncated, "\(Printable(region.file.path)) became shorter") }
            done += Int64(copied)
            position += Int64(copied)
            _ = try Syscalls.call("write to \(Printable(file.path))") {
                lseek(file.descriptor.rawValue, Int(position), SEEK_SET)
            }
            startWriteback()
        }
        guard done < region.length else { return }
        let rest = FileRegion(file: region.file, offset: region.offset + done, length: region.length - done)
        try RegionSource(rest).copyBytes(to: self)
    }

    /// Passes on what is held back.
    public func finish() throws(ImageError) { try flush() }

    private func flush() throws(ImageError) {
        guard held > 0 else { return }
        let bytes = unsafe RawSpan(_unsafeBytes: unsafe UnsafeRawBufferPointer(rebasing: buffer[..<held]))
        held = 0
        try put(bytes)
    }

    private func put(_ bytes: RawSpan) throws(ImageError) {
        position += Int64(bytes.byteCount)
        try Syscalls.write(bytes, to: file)
        startWriteback()
    }

    private func startWriteback() {
        guard isSynced, position - begun >= Self.portion else { return }
        Syscalls.startWriteback(file.descriptor.rawValue, begun..<position)
        begun = position
    }
}
