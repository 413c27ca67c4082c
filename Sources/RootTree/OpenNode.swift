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

    /// Gives the descriptor away, to somebody who closes it.
    func giveUp() -> FileDescriptor {
        isOpen = false
        return FileDescriptor(rawValue: number)
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
        // From the first, whoever may have read them before.
        try Syscalls.call("list it") { lseek(number, 0, SEEK_SET) }
        var names: [[UInt8]] = []
        var buffer = [UInt8](repeating: 0, count: Self.listSize)
        while names.count < limit {
            let count = try Syscalls.call("list it") {
                unsafe buffer.withUnsafeMutableBytes { unsafe clinux_entries(number, $0.baseAddress, $0.count) }
            }
            guard count > 0 else { break }
            var start = 0
            while start < count, names.count < limit {
                let end = start + Int(buffer[start + 16]) + Int(buffer[start + 17]) << 8
                let name = buffer[(start + 19)..<end].prefix { $0 != 0 }
                if name != [0x2e], name != [0x2e, 0x2e] { names.append(Array(name)) }
                start = end
            }
        }
        return names
    }

    private static let listSize = 32 << 10
}
