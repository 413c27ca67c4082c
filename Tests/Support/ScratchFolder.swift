internal import Glibc
public import SystemPackage

/// A new empty folder that goes away with its owner.
public struct ScratchFolder: ~Copyable {
    /// Where it is.
    public let path: FilePath

    /// Makes the folder, where temporary files belong.
    public init() throws {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/tote-test-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil
        }
        guard made else { throw Errno(rawValue: errno) }
        path = FilePath(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    deinit {
        _ = try? Program.run("chmod", ["-R", "u+rwx", path.string])
        _ = try? Program.run("rm", ["-rf", path.string])
    }
}
