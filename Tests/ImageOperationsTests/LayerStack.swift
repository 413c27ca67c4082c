import Support

/// Layers as lines, made at random: what a builder could write, whiteouts in front, nothing twice.
struct LayerStack {
    private(set) var layers: [[String]] = []
    /// What is there after the layers so far: the letter of its line, by path.
    private var state: [String: Character] = [:]
    private var used: Set<String> = []
    private static let names = ["a", "b", "c", "d", "e"]

    init(using random: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            used = []
            var lines = layers.isEmpty ? [] : whiteouts(using: &random)
            for _ in 0..<Int.random(in: 1...7, using: &random) { lines += member(using: &random) }
            layers.append(lines)
        }
    }

    private mutating func whiteouts(using random: inout SeededGenerator) -> [String] {
        var lines: [String] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            guard let path = state.keys.sorted().randomElement(using: &random) else { break }
            let parts = path.split(separator: "/")
            if state[path] == "d", Int.random(in: 0..<4, using: &random) == 0 {
                lines.append("f \(path)/.wh..wh..opq")
                for inner in state.keys where inner.hasPrefix(path + "/") { state[inner] = nil }
            } else {
                lines.append("f " + (parts.dropLast() + [".wh.\(parts[parts.count - 1])"]).joined(separator: "/"))
                remove(path)
            }
        }
        return lines
    }

    /// A member and, mostly, the folders it is in.
    private mutating func member(using random: inout SeededGenerator) -> [String] {
        let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Self.names.randomElement(using: &random) ?? "a"
        }
        let path = parts.joined(separator: "/")
        let folders = parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
        let isBlocked = folders.contains { state[$0] == "l" || (used.contains($0) && state[$0] != "d") }
        guard !isBlocked, !used.contains(path), !used.contains(where: { $0.hasPrefix(path + "/") }) else { return [] }
        var lines: [String] = []
        for folder in folders {
            if state[folder] != "d" {
                // A file is replaced by a member: umoci refuses to put a folder there that has none.
                guard state[folder] == nil || !used.contains(folder) else { return lines }
                let isNew = state[folder] == nil
                remove(folder)
                state[folder] = "d"
                if isNew, Bool.random(using: &random) { continue }
            } else if used.contains(folder) || Bool.random(using: &random) {
                continue
            }
            used.insert(folder)
            lines.append("d \(folder)/ \(["755", "700", "711"].randomElement(using: &random) ?? "755")")
        }
        lines.append(line(for: path, using: &random))
        used.insert(path)
        return lines
    }

    private mutating func line(for path: String, using random: inout SeededGenerator) -> String {
        let files = state.keys.filter { state[$0] == "f" && $0 != path && !$0.hasPrefix(path + "/") }.sorted()
        let target = files.randomElement(using: &random)
        let kind = Array("ddlpfffhhh").randomElement(using: &random) ?? "f"
        switch (kind, target) {
        case ("d", _):
            if state[path] != "d" { remove(path) }
            state[path] = "d"
            return "d \(path)/ 750"
        case ("h", let target?):
            remove(path)
            state[path] = "f"
            return "h \(path)=>\(target)"
        case ("l", _):
            remove(path)
            state[path] = "l"
            return "l \(path)->\(Self.names.randomElement(using: &random) ?? "a")"
        case ("p", _):
            remove(path)
            state[path] = "p"
            return "p \(path)"
        default:
            remove(path)
            state[path] = "f"
            return "f \(path)=\(layers.count) \(path)"
        }
    }

    private mutating func remove(_ path: String) {
        state[path] = nil
        for inner in state.keys where inner.hasPrefix(path + "/") { state[inner] = nil }
    }
}
