internal import ByteIO

extension MergedTree {
    /// A path: 24 bytes, since there may be millions.
    struct Node {
        private struct Flags: OptionSet {
            let rawValue: UInt8

            static let folder = Flags(rawValue: 1)
            static let moved = Flags(rawValue: 2)
            static let hidden = Flags(rawValue: 4)
            static let removed = Flags(rawValue: 8)
        }

        let parent: Int32
        /// What was made before it in the same folder; -1 where there is nothing. It may have been taken away.
        var next: Int32 = -1
        /// Of a folder what was made in it last; of all else, what it is the name of.
        private var link: Int32
        private let nameStart: UInt32
        private var ordinal: Int32 = -1
        private var layer: Int16 = -1
        private let nameCount: UInt8
        private var flags: Flags

        /// A folder.
        init(folder name: TreeNames.Name, in parent: Int32) {
            self.parent = parent
            link = -1
            (nameStart, nameCount) = (name.start, UInt8(name.count))
            flags = .folder
        }

        /// A name of something else, of at most 255 bytes.
        init(_ name: TreeNames.Name, in parent: Int32, for inode: Int32, _ position: Position) {
            self.parent = parent
            link = inode
            (nameStart, nameCount) = (name.start, UInt8(name.count))
            flags = []
            self.position = position
        }

        /// The last component of the path.
        var name: TreeNames.Name { TreeNames.Name(start: nameStart, count: UInt16(nameCount)) }

        /// The member that made it what it is; `nil` for a folder that no layer has a member for.
        var position: Position? {
            get { layer < 0 ? nil : Position(layer: Int32(layer), ordinal: ordinal) }
            set {
                layer = newValue.map { Int16($0.layer) } ?? -1
                ordinal = newValue?.ordinal ?? -1
            }
        }

        var isFolder: Bool { flags.contains(.folder) }

        /// Of a folder what was made in it last; -1 where there is nothing. It may have been taken away.
        var firstChild: Int32 {
            get { isFolder ? link : -1 }
            set { if isFolder { link = newValue } }
        }

        /// What it is the name of; -1 for a folder.
        var inode: Int32 { isFolder ? -1 : link }

        /// Whether the path is not the one that the member spells: it led through a symbolic link.
        var isMoved: Bool {
            get { flags.contains(.moved) }
            set { set(.moved, newValue) }
        }

        /// Whether it is never shown: the files of aufs.
        var isHidden: Bool {
            get { flags.contains(.hidden) }
            set { set(.hidden, newValue) }
        }

        var isRemoved: Bool {
            get { flags.contains(.removed) }
            set { set(.removed, newValue) }
        }

        private mutating func set(_ flag: Flags, _ isSet: Bool) {
            if isSet { flags.insert(flag) } else { flags.remove(flag) }
        }
    }

    /// What one or more paths are names of: a file, a symbolic link, a device, a pipe. 12 bytes.
    struct Inode {
        private let ordinal: Int32
        private let targetStart: UInt32
        private let layer: Int16
        private let targetCount: UInt16

        private static let noTarget = UInt16.max

        /// `target`: of a symbolic link, of at most 4095 bytes.
        init(_ position: Position, target: TreeNames.Name?) {
            (ordinal, layer) = (position.ordinal, Int16(position.layer))
            (targetStart, targetCount) = (target?.start ?? 0, target?.count ?? Self.noTarget)
        }

        /// The member that has the content.
        var position: Position { Position(layer: Int32(layer), ordinal: ordinal) }
        /// Whether it is a symbolic link.
        var isLink: Bool { targetCount != Self.noTarget }
        /// Where a symbolic link leads; `nil` for everything else.
        var target: TreeNames.Name? { isLink ? TreeNames.Name(start: targetStart, count: targetCount) : nil }
    }
}
