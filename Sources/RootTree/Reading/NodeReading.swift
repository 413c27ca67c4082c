internal import ByteIO
internal import CLinux
internal import Glibc
internal import SystemPackage
internal import Tar

/// What is read of an open file, folder or other node.
extension OpenNode {
    /// What the kernel takes at the most for a list of names or for a value: XATTR_LIST_MAX, XATTR_SIZE_MAX.
    private static let attributeLimit = 64 << 10
    /// Runs of a sparse file: more would not fit into the map that readers accept. The rest is stored, holes and all.
    private static let runLimit = 10_000

    /// All extended attributes that this process may see.
    func attributes(isNameOnly: Bool) throws(ImageError) -> [[UInt8]: [UInt8]] {
        let names = try unsafe fill("list its attributes", isNameOnly) { bytes, size in
            let list = unsafe bytes?.assumingMemoryBound(to: CChar.self)
            return unsafe isNameOnly ? listxattr("/proc/self/fd/\(number)", list, size) : flistxattr(number, list, size)
        }
        var attributes: [[UInt8]: [UInt8]] = [:]
        for name in names.split(separator: 0) {
            let terminated = Array(name) + [0]
            let what = "read the attribute \(Printable(name))"
            attributes[Array(name)] = try unsafe fill(what, isNameOnly) { bytes, size in
                unsafe terminated.withCString { name in
                    unsafe isNameOnly
                        ? getxattr("/proc/self/fd/\(number)", name, bytes, size)
                        : fgetxattr(number, name, bytes, size)
                }
            }
        }
        return attributes
    }

    /// What `call` puts into memory; nothing where there are no attributes, or none any more.
    private func fill(
        _ what: @autoclosure () -> String, _ isNameOnly: Bool, _ call: (UnsafeMutableRawPointer?, Int) -> Int
    ) throws(ImageError) -> [UInt8] {
        do throws(ImageError) {
            // Most have none, and need no memory to say so.
            guard try Syscalls.call(what(), { call(nil, 0) }) > 0 else { return [] }
            var bytes = [UInt8](repeating: 0, count: Self.attributeLimit)
            let count = try Syscalls.call(what()) {
                unsafe bytes.withUnsafeMutableBytes { unsafe call($0.baseAddress, $0.count) }
            }
            return Array(bytes.prefix(count))
        } catch {
            // Without /proc, which only names need, attributes cannot be told; links and devices hardly ever have any.
            let isAbsent = error.errno == .notSupported || error.errno == .noData
            guard isAbsent || (isNameOnly && error.errno == .noSuchFileOrDirectory) else { throw error }
            return []
        }
    }

    /// Whether it is certain that what has the name here has no attributes, without opening it: not so without /proc.
    func hasNoAttributes(_ name: LeafName) -> Bool {
        let path = Array("/proc/self/fd/\(number)/".utf8) + name.terminated
        return unsafe path.withCString { unsafe llistxattr($0, nil, 0) } == 0
    }

    /// The target of a symbolic link that is open as a name.
    func target() throws(ImageError) -> [UInt8] {
        try unsafe target { buffer in unsafe readlinkat(number, "", buffer, 4096) }
    }

    /// The target of the symbolic link that has the name here.
    func target(_ name: LeafName) throws(ImageError) -> [UInt8] {
        try unsafe target { buffer in unsafe name.withPointer { unsafe readlinkat(number, $0, buffer, 4096) } }
    }

    private func target(_ read: (UnsafeMutablePointer<CChar>) -> Int) throws(ImageError) -> [UInt8] {
        var target = [CChar](repeating: 0, count: 4096)
        let count = try Syscalls.call("read the link") { unsafe read(&target) }
        return target.prefix(count).map { UInt8(bitPattern: $0) }
    }

    /// The runs of a file that are on the disk; `nil` where it has no holes, or too many to list.
    func storedRuns(size: Int64) throws(ImageError) -> [SparseRun]? {
        var runs: [SparseRun] = []
        var position: Int64 = 0
        while position < size {
            guard let start = try seek(position, CLINUX_SEEK_DATA), start < size else { break }
            let end = min(try seek(start, CLINUX_SEEK_HOLE) ?? size, size)
            guard end > start, runs.count < Self.runLimit else { return nil }
            runs.append(SparseRun(offset: start, length: end - start))
            position = end
        }
        let isWhole = runs.count == 1 && runs[0] == SparseRun(offset: 0, length: size)
        return isWhole ? nil : runs
    }

    /// Where the next data or hole begins; `nil` where there is none.
    private func seek(_ position: Int64, _ whence: Int32) throws(ImageError) -> Int64? {
        do throws(ImageError) {
            return Int64(try Syscalls.call("look for holes in it") { lseek(number, off_t(position), whence) })
        } catch {
            guard error.errno == .noSuchAddressOrDevice else { throw error }
            return nil
        }
    }
}
