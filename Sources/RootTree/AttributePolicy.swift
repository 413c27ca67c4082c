internal import ByteIO
internal import SystemPackage
internal import Tar

/// Which extended attributes a tree may have.
enum AttributePolicy {
    /// Whether an attribute describes the tree. Those of overlay file systems would steer this system, and
    /// `user.rootlesscontainers` is ours to write.
    static func isKept(_ name: [UInt8]) -> Bool {
        guard !name.isEmpty, !name.contains(0), name != RootlessOwner.attributeName else { return false }
        return !name.starts(with: "trusted.".utf8) && !name.starts(with: "user.overlay.".utf8)
    }

    /// Whether an attribute on the disk goes into an archive: labels and NFS's ACLs are of this system, as umoci sees it too.
    static func isStored(_ name: [UInt8]) -> Bool {
        isKept(name) && name != Array("security.selinux".utf8) && name != Array("system.nfs4_acl".utf8)
    }

    /// Whether a tree can do without an attribute that could not be set.
    static func isBearable(
        _ code: Errno?, _ name: [UInt8], _ kind: TarHeader.Kind, _ options: TreeOptions
    ) -> Bool {
        switch code {
        case .notSupported: return true
        case .notPermitted, .permissionDenied:
            // Links, pipes and devices take no attributes of users.
            if name.starts(with: "user.".utf8), kind != .file, kind != .directory { return true }
            return options.rootless || name == Array("security.selinux".utf8)
        case .invalidArgument:
            // A label of another system's policy.
            return name == Array("security.selinux".utf8)
        default: return false
        }
    }

    /// What an attribute or a device that the kernel refuses on any file system is: a fault of the tree, not of the disk.
    static func fault(_ error: ImageError) -> ImageError {
        let impossible: [Errno] = [.outOfRange, .argListTooLong, .invalidArgument]
        guard let code = error.errno, impossible.contains(code) else { return error }
        return ImageError(.malformed, error.message, errno: code)
    }
}
