internal import Tar

/// What a path of an image is.
public enum FileKind: UInt8, Sendable, CaseIterable {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A symbolic link.
    case symbolicLink
    /// In a layer by itself: another name for a file of a lower layer.
    case hardLink
    /// A character device.
    case characterDevice
    /// A block device.
    case blockDevice
    /// A named pipe.
    case pipe

    init(_ kind: TarHeader.Kind) {
        self =
            switch kind {
            case .file: .file
            case .hardLink: .hardLink
            case .symbolicLink: .symbolicLink
            case .characterDevice: .characterDevice
            case .blockDevice: .blockDevice
            case .directory: .folder
            case .fifo: .pipe
            }
    }

    /// The kind as headers have it.
    var header: TarHeader.Kind {
        switch self {
        case .file: .file
        case .hardLink: .hardLink
        case .symbolicLink: .symbolicLink
        case .characterDevice: .characterDevice
        case .blockDevice: .blockDevice
        case .folder: .directory
        case .pipe: .fifo
        }
    }

    /// Whether it is a device of either kind.
    var isDevice: Bool { self == .characterDevice || self == .blockDevice }
}
