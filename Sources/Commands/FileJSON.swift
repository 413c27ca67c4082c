internal import ByteIO
internal import ImageModel
internal import ImageOperations

/// Files of an image in JSON.
enum FileJSON {
    /// All that is known of an entry.
    static func object(_ entry: FileEntry) -> JSON {
        var members: [(String, JSON)] = path(entry.path)
        members += [
            ("type", .string(kind(entry.kind))), ("mode", .string(mode(entry.mode))),
            ("uid", .integer(Int64(entry.uid))), ("gid", .integer(Int64(entry.gid))), ("size", .integer(entry.size)),
            ("modified", .string(Timestamp(nanoseconds: entry.modified).rfc3339Nano)),
            ("links", .integer(Int64(entry.links))), ("layer", entry.layer.map { .integer(Int64($0)) } ?? .null),
        ]
        if let target = entry.target { members += text("target", target) }
        if let device = entry.device {
            members.append(("device", .array([.integer(Int64(device.major)), .integer(Int64(device.minor))])))
        }
        if !entry.attributes.isEmpty { members.append(("attributes", attributes(entry.attributes))) }
        return .object(members)
    }

    /// A path from the root, with the slash in front.
    static func path(_ path: [UInt8]) -> [(String, JSON)] { text("path", [0x2F] + path) }

    /// Bytes as text; where they are not UTF-8, in base64 as well, since the text has lost some then.
    static func text(_ key: String, _ bytes: [UInt8]) -> [(String, JSON)] {
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.utf8.elementsEqual(bytes) else { return [(key, .string(text))] }
        return [(key, .string(text)), ("\(key)Base64", .string(Base64.encode(bytes)))]
    }

    static func mode(_ mode: UInt16) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    static func kind(_ kind: FileKind) -> String {
        switch kind {
        case .file: "file"
        case .folder: "folder"
        case .symbolicLink: "symlink"
        case .hardLink: "hardlink"
        case .characterDevice: "character device"
        case .blockDevice: "block device"
        case .pipe: "pipe"
        }
    }

    private static func attributes(_ attributes: [[UInt8]: [UInt8]]) -> JSON {
        .object(
            attributes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { name, value in
                (String(decoding: name, as: UTF8.self), .string(Base64.encode(value)))
            })
    }
}
