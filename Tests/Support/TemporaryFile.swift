internal import Glibc
internal import SystemPackage

/// A file without a name, for what a program prints.
struct TemporaryFile: ~Copyable {
    let descriptor: FileDescriptor

    init() throws {
        var template = Array("/tmp/tote-output-XXXXXX".utf8CString)
        let number = unsafe template.withUnsafeMutableBufferPointer { buffer -> CInt in
            guard let name = buffer.baseAddress else { return -1 }
            defer { unsafe unlink(name) }
            return unsafe mkstemp(name)
        }
        guard number >= 0 else { throw Errno(rawValue: errno) }
        descriptor = FileDescriptor(rawValue: number)
    }

    deinit { try? descriptor.close() }

    /// Puts bytes into it, to be read from the start.
    func fill(_ bytes: [UInt8]) throws {
        try descriptor.writeAll(bytes)
        try descriptor.seek(offset: 0, from: .start)
    }

    /// All that was written to it.
    func contents() throws -> [UInt8] {
        let size = Int(try descriptor.seek(offset: 0, from: .end))
        return try unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let rest = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                let read = try unsafe descriptor.read(fromAbsoluteOffset: Int64(count), into: rest)
                if read == 0 { break }
                count += read
            }
        }
    }
}
