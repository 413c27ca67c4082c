import ByteIO
import Support
import SystemPackage

/// A source file of the package, as far as the architecture is concerned.
struct SwiftSource {
    /// The target it belongs to.
    let target: String
    /// Its path below `Sources`.
    let path: String
    /// Its lines, without the spaces around them.
    let lines: [Substring]

    /// All Swift files below `Sources`.
    static func all() throws -> [SwiftSource] {
        let folder = Repository.root.appending("Sources")
        return try Repository.files(in: folder, suffix: ".swift").map { path in
            let text = Repository.text(folder.pushing(path))
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return SwiftSource(
                target: path.components.first?.string ?? "", path: path.string,
                lines: lines.map { $0.drop { $0 == " " } })
        }
    }

    /// The modules it imports, whatever stands before `import`.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
                words[..<position].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains($0) })
            else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let name = words[(position + 1)...].first { !kinds.contains($0) } ?? ""
            return String(name.prefix { $0 != "." })
        }
    }

    private static let accessLevels: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]

    /// The numbers of lines that declare something public without a documentation comment above them and their
    /// attributes.
    var undocumented: [Int] {
        lines.indices.filter { number in
            guard isPublicDeclaration(lines[number]) else { return false }
            let above = lines[..<number].last { !$0.hasPrefix("@") || isPublicDeclaration($0) }
            return above?.hasPrefix("///") != true
        }.map { $0 + 1 }
    }

    /// Whether a line declares something: only attributes and modifiers stand before the access level.
    private func isPublicDeclaration(_ line: Substring) -> Bool {
        let words = line.split(separator: " ")
        guard let level = words.firstIndex(where: { $0 == "public" || $0 == "open" }),
            words[..<level].allSatisfy({ $0.hasPrefix("@") || Self.modifiers.contains($0) })
        else { return false }
        return !words.contains("import") && !words.contains("extension")
    }

    private static let modifiers: Set<Substring> = [
        "static", "final", "override", "mutating", "nonmutating", "nonisolated", "indirect", "required", "convenience",
        "consuming", "borrowing", "lazy", "dynamic",
    ]
}
