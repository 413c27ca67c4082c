internal import ByteIO
internal import CLinux
internal import Glibc
internal import SystemPackage

/// What is done to an open file, folder or other node. One that is open only as a name (`O_PATH`) is named by its
/// descriptor, so that no link is followed and nothing else can take its place.
extension OpenNode {
    /// Sets the owner.
    func setOwner(_ uid: UInt32, _ gid: UInt32) throws(ImageError) {
        try Syscalls.call("give it to the owner \(uid):\(gid)") { unsafe fchownat(number, "", uid, gid, AT_EMPTY_PATH) }
    }

    /// Sets the permissions.
    func setMode(_ mode: UInt16, isNameOnly: Bool = false) throws(ImageError) {
        guard isNameOnly else {
            try Syscalls.call("set its mode") { fchmod(number, mode_t(mode)) }
            return
        }
        do throws(ImageError) {
            try Syscalls.call("set its mode") { clinux_chmod_open(number, mode_t(mode)) }
        } catch {
            // Linux before 6.6 has no such call.
            guard error.errno == .noFunction else { throw error }
            try Syscalls.call("set its mode") { unsafe chmod("/proc/self/fd/\(number)", mode_t(mode)) }
        }
    }

    /// Sets the times.
    func setTimes(_ times: NodeTimes) throws(ImageError) {
        try Syscalls.call("set its times") {
            unsafe times.withPointer { unsafe utimensat(number, "", $0, AT_EMPTY_PATH) }
        }
    }

    /// Sets an extended attribute; `name` ends in NUL.
    func setAttribute(_ name: [UInt8], _ value: [UInt8], isNameOnly: Bool = false) throws(ImageError) {
        try Syscalls.call("set the attribute \(Printable(name.dropLast()))") {
            unsafe name.withCString { name in
                unsafe value.withUnsafeBytes { value in
                    unsafe isNameOnly
                        ? setxattr("/proc/self/fd/\(number)", name, value.baseAddress, value.count, 0)
                        : fsetxattr(number, name, value.baseAddress, value.count, 0)
                }
            }
        }
    }

    /// Takes ACLs away: its own and, of a folder, the one that it hands down to what is made in it.
    func removeLists() throws(ImageError) {
        for list in AccessControlList.records {
            do throws(ImageError) {
                let name = list.attribute + [0]
                try Syscalls.call("remove its ACL") { unsafe name.withCString { unsafe fremovexattr(number, $0) } }
            } catch {
                guard error.errno == .noData || error.errno == .notSupported else { throw error }
            }
        }
    }

    /// Writes all of `bytes` at `offset`.
    func write(_ bytes: RawSpan, at offset: Int64) throws(ImageError) {
        var done = 0
        while done < bytes.byteCount {
            let rest = bytes.extracting(done..<bytes.byteCount)
            done += try Syscalls.call("write it") {
                unsafe rest.withUnsafeBytes {
                    unsafe pwrite(number, $0.baseAddress, $0.count, Int(offset) + done)
                }
            }
        }
    }

    /// Asks the kernel to begin with putting the file on the disk; the sync of the whole tree tells how it went.
    func startWriteback() { Syscalls.startWriteback(number) }

    /// Copies from a file inside the kernel. Returns how many bytes went over, `nil` where the kernel can't do it.
    func copy(_ file: SharedFile, at offset: Int64, to position: Int64, count: Int) throws(ImageError) -> Int? {
        var from = offset
        var to = position
        do throws(ImageError) {
            return try Syscalls.call("copy it") {
                unsafe clinux_copy_file_range(file.descriptor.rawValue, &from, number, &to, count)
            }
        } catch {
            let unable: [Errno] = [.improperLink, .invalidArgument, .notSupported, .noFunction, .badFileDescriptor]
            if let code = error.errno, unable.contains(code) { return nil }
            throw error
        }
    }

    /// Sets the size; what is beyond the bytes that were written is a hole.
    func setSize(_ size: Int64) throws(ImageError) {
        try Syscalls.call("set its size to \(size)") { ftruncate(number, off_t(size)) }
    }
}
