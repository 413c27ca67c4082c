internal import ImageModel
internal import ImageOperations

/// The columns before the names in a long listing, as `ls -ln --time-style=long-iso` has them in UTC.
struct LongLines {
    /// One for each entry, all of one width as far as they go.
    let prefixes: [String]

    init(_ entries: [FileEntry]) {
        let rows = entries.map { entry in
            [
                Self.mode(entry), String(entry.links), String(entry.uid), String(entry.gid), Self.size(entry),
                Self.time(entry.modified),
            ]
        }
        let widths = (0..<6).map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
        prefixes = rows.map { row in
            row.enumerated().map { column, text in
                let padding = String(repeating: " ", count: widths[column] - text.utf8.count)
                return column == 0 ? text + padding : padding + text
            }.joined(separator: " ")
        }
    }

    /// `drwxr-xr-x`.
    static func mode(_ entry: FileEntry) -> String {
        let kind: Character =
            switch entry.kind {
            case .file: "-"
            case .folder: "d"
            case .symbolicLink: "l"
            case .hardLink: "h"
            case .characterDevice: "c"
            case .blockDevice: "b"
            case .pipe: "p"
            }
        var text = Array("rwxrwxrwx")
        for bit in 0..<9 where entry.mode >> (8 - bit) & 1 == 0 { text[bit] = "-" }
        for (bit, place, mark) in [(11, 2, "s"), (10, 5, "s"), (9, 8, "t")] where entry.mode >> bit & 1 == 1 {
            text[place] = Character(text[place] == "x" ? mark : mark.uppercased())
        }
        return String([kind] + text)
    }

    private static func size(_ entry: FileEntry) -> String {
        entry.device.map { "\($0.major),\($0.minor)" } ?? String(entry.size)
    }

    /// `2023-11-14 22:13`, in UTC.
    private static func time(_ nanoseconds: Int64) -> String {
        String(Timestamp(nanoseconds: nanoseconds).rfc3339.prefix(16)).replacing("T", with: " ")
    }
}
