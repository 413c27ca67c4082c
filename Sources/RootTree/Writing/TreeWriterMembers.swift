internal import ByteIO
internal import CLinux
internal import Glibc
internal import SystemPackage
internal import Tar

/// Where an entry goes: a name in an open folder.
struct Place {
    let path: EntryPath
    let folder: OpenNode
    let name: LeafName
}

/// One entry at a time.
extension TreeWriter {
    /// Paths as long as this or longer, in bytes, cannot be given to any program: PATH_MAX.
    private static let pathLimit = 4096

    /// Puts an entry where it belongs.
    func place(
        _ header: TarHeader, _ fill: (ContentSink) throws(ImageError) -> Void
    ) throws(ImageError) {
        let path = try header.cleanedPath()
        guard header.uid != .max, header.gid != .max else {
            throw ImageError(.malformed, "its owner \(header.uid):\(header.gid) is none")
        }
        guard !path.bytes.isEmpty else { return facts[.root] = FolderFacts(header) }
        let place = try self.place(path)
        switch header.kind {
        case .file: try makeFile(header, place, fill)
        case .directory: try makeFolder(header, place)
        case .symbolicLink: try makeSymbolicLink(header, place)
        case .hardLink: try makeHardLink(header, place)
        case .fifo: try makeNode(header, place, S_IFIFO)
        case .characterDevice: try makeDevice(header, place, S_IFCHR)
        case .blockDevice: try makeDevice(header, place, S_IFBLK)
        }
    }

    private func place(_ path: EntryPath) throws(ImageError) -> Place {
        try Self.check(path)
        let folder = try folders.open(path.folder, making: true)
        if !folders.made.isEmpty {
            for path in folders.made { facts[path] = FolderFacts(mode: 0o755, isMissing: true) }
            folders.made = []
        }
        return Place(path: path, folder: folder, name: LeafName(path.name))
    }

    private static func check(_ path: EntryPath) throws(ImageError) {
        guard path.bytes.count < pathLimit else {
            throw ImageError(.limitExceeded, "a name has \(path.bytes.count) bytes, the limit is \(pathLimit - 1)")
        }
    }

    private func makeFile(
        _ header: TarHeader, _ place: Place, _ fill: (ContentSink) throws(ImageError) -> Void
    ) throws(ImageError) {
        let mode = FreshNodes.mode(for: header)
        let file = try replacing(place) { () throws(ImageError) in
            try place.folder.openLeaf(place.name, O_WRONLY | O_CREAT | O_EXCL, mode: mode_t(mode))
        }
        try fresh.note(file, madeWith: mode)
        try content.begin(file, header)
        try fill(content)
        try content.finish()
        try describe(file, header, place.path, madeWith: mode)
        try file.close()
    }

    private func makeFolder(_ header: TarHeader, _ place: Place) throws(ImageError) {
        do throws(ImageError) {
            try place.folder.makeFolder(place.name)
        } catch {
            guard error.errno == .fileExists else { throw error }
            if try place.folder.status(place.name).st_mode & S_IFMT != S_IFDIR {
                try place.folder.remove(place.name)
                try place.folder.makeFolder(place.name)
            }
        }
        facts[place.path] = FolderFacts(header)
    }

    private func makeSymbolicLink(_ header: TarHeader, _ place: Place) throws(ImageError) {
        let target = header.link?.bytes ?? []
        guard !target.isEmpty, !target.contains(0) else {
            throw ImageError(.malformed, "a symbolic link needs a target without NUL, found \"\(Printable(target))\"")
        }
        try replacing(place) { () throws(ImageError) in
            try place.folder.makeLink(place.name, target: target + [0])
        }
        if options.rootless {
            if header.uid != 0 || header.gid != 0 { notes.add(.ownerLost, place.path) }
        } else if !fresh.have(owner: header.uid, header.gid) {
            try place.folder.setOwner(of: place.name, header.uid, header.gid)
        }
        if !header.attributes.isEmpty {
            let link = try place.folder.openLeaf(place.name, O_PATH)
            try setAttributes(of: link, header, place.path, isNameOnly: true)
        }
        try place.folder.setTimes(of: place.name, NodeTimes(header))
    }

    private func makeHardLink(_ header: TarHeader, _ place: Place) throws(ImageError) {
        let target = try header.link?.cleaned() ?? .root
        guard !target.bytes.isEmpty else {
            throw ImageError(.unsafePath, "a hard link needs a file to link to, found \"\(header.link ?? .root)\"")
        }
        try at("target \(target)") { () throws(ImageError) in
            try Self.check(target)
            let folder = try targets.open(target.folder)
            let name = LeafName(target.name)
            guard try folder.status(name).st_mode & S_IFMT != S_IFDIR else {
                throw ImageError(.unsafePath, "a hard link cannot be made to a folder")
            }
            // A link to itself is there already, and what it links to must not be removed first.
            guard target != place.path else { return }
            try replacing(place) { () throws(ImageError) in
                try place.folder.link(name, in: folder, as: place.name)
            }
        }
    }

    private func makeDevice(_ header: TarHeader, _ place: Place, _ type: mode_t) throws(ImageError) {
        guard options.rootless else { return try makeNode(header, place, type) }
        notes.add(.deviceReplaced, place.path)
        let file = try replacing(place) { () throws(ImageError) in
            try place.folder.openLeaf(place.name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        }
        try describe(file, header, place.path)
    }

    private func makeNode(_ header: TarHeader, _ place: Place, _ type: mode_t) throws(ImageError) {
        let device = type == S_IFIFO ? 0 : clinux_makedev(header.deviceMajor, header.deviceMinor)
        try replacing(place) { () throws(ImageError) in
            do throws(ImageError) {
                try place.folder.makeNode(place.name, type: type, device: device)
            } catch {
                throw AttributePolicy.fault(error)
            }
        }
        let node = try place.folder.openLeaf(place.name, O_PATH)
        guard try node.status().st_mode & S_IFMT == type else {
            throw ImageError(.unsafePath, "another process replaced it while it was made")
        }
        try describe(node, header, place.path, isNameOnly: true)
    }

    /// Runs `make`. When something has the name already, removes that and runs it again.
    private func replacing<Result>(
        _ place: Place, _ make: () throws(ImageError) -> Result
    ) throws(ImageError) -> Result {
        do throws(ImageError) {
            return try make()
        } catch {
            guard error.errno == .fileExists else { throw error }
            try remove(place)
            return try make()
        }
    }

    private func remove(_ place: Place) throws(ImageError) {
        do throws(ImageError) {
            try place.folder.remove(place.name)
        } catch {
            guard error.errno == .isDirectory else { throw error }
            try removeFolder(place)
        }
    }

    private func removeFolder(_ place: Place) throws(ImageError) {
        do throws(ImageError) {
            try place.folder.remove(place.name, AT_REMOVEDIR)
        } catch {
            guard error.errno == .directoryNotEmpty else { throw error }
            throw ImageError(.conflict, "a folder that is not empty is in its place")
        }
        facts[place.path] = nil
        targets.reset()
    }
}

extension EntryPath {
    /// The bytes of the folder that a cleaned path is in; empty for the root.
    var folder: ArraySlice<UInt8> {
        bytes[..<(bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
    }
}
