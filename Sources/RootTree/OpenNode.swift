internal import ByteIO
internal import CLinux
internal import Glibc
internal import SystemPackage

/// An open file or folder, closed when the last that holds it lets go.
final class OpenNode {
    let number: Int32
    private var isOpen = true

    /// Takes ownership of an open descriptor.
    init(adopting number: Int32) { self.number = number }

    deinit { if isOpen { Glibc.close(number) } }

    /// Closes what was written, which is when some file systems tell that it did not fit.
    func close() throws(ImageError) {
        isOpen = false
        // Not again after EINTR: Linux has closed it then.
        guard Glibc.close(number) == 0 else { throw Syscalls.failure("close it", Errno(rawValue: errno)) }
    }

    /// What it is.
    func status() throws(ImageError) -> stat {
        var result = stat()
        try Syscalls.call("look at the open file") { unsafe fstat(number, &result) }
        return result
    }

    /// Whether it is a folder with nothing in it.
    func isEmptyFolder() throws(ImageError) -> Bool {
        try names(atMost: 1).isEmpty
    }

    /// The names in the folder, unsorted, without `.` and `..`.
    func names(atMost limit: Int = .max) throws(ImageError) -> [[UInt8]] {
        // The stream gets a descriptor of its own, which it closes.
        let own = try Syscalls.call("list it") {
            unsafe clinux_openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        }
        guard let stream = unsafe fdopendir(own) else {
            Glibc.close(own)
            throw Syscalls.failure("list it", Errno(rawValue: errno))
        }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        errno = 0
        while names.count < limit, let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name != [0x2e], name != [0x2e, 0x2e] { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw Syscalls.failure("list it", Errno(rawValue: errno)) }
        return names
    }
}
