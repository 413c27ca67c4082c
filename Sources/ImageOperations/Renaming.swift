public import ByteIO
internal import ImageFormats
public import ImageModel

/// New names for images on their way: `OLD=NEW`, each for one name or for a whole repository.
public struct Renaming: Sendable {
    private struct Rule {
        let text: String
        let old: Reference
        let new: Reference

        /// Whether the rule is for this one name.
        var isForOne: Bool { old.tag != nil }

        func matches(_ name: Reference) -> Bool {
            old.name == name.name && (old.tag == nil || old.tag == name.tag)
        }
    }

    private var rules: [Rule] = []

    /// Reads the rules.
    ///
    /// - Throws: `.usage` for what is none, and for two of the same name.
    public init(parsing texts: [String]) throws(ImageError) {
        for text in texts {
            let rule = try at("--rename \(Printable(text))") { () throws(ImageError) in try Self.rule(text) }
            guard !rules.contains(where: { $0.old == rule.old }) else {
                throw ImageError(.usage, "--rename is given twice for \(rule.old.familiar)")
            }
            rules.append(rule)
        }
    }

    private static func rule(_ text: String) throws(ImageError) -> Rule {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw ImageError(.usage, "expected OLD=NEW") }
        let (old, new) = (try reference(parts[0]), try reference(parts[1]))
        guard old.tag != nil || new.tag == nil else {
            throw ImageError(.usage, "all tags of \(old.familiar) cannot become one")
        }
        return Rule(text: text, old: old, new: new)
    }

    private static func reference(_ text: String) throws(ImageError) -> Reference {
        do throws(ImageError) {
            let reference = try Reference(parsing: text)
            guard reference.digest == nil else { throw ImageError(.usage, "a digest is no name") }
            return reference
        } catch {
            throw ImageError(.usage, error.message)
        }
    }

    /// The images under their new names; no name is changed twice.
    ///
    /// - Throws: `.notFound` for a rule that fits no name; `.conflict` for two images that would get one name.
    public func applied(to roots: [Root]) throws(ImageError) -> [Root] {
        let names = roots.compactMap { root in root.name.flatMap { try? Reference(parsing: $0) } }
        for rule in rules where !names.contains(where: rule.matches) {
            throw ImageError(.notFound, "there is no image \(rule.old.familiar) to rename")
        }
        var renamed: [Root] = []
        var owners: [String: Root] = [:]
        for root in roots {
            let new = try self.renamed(root)
            guard let name = new.name else {
                renamed.append(new)
                continue
            }
            guard let earlier = owners.updateValue(root, forKey: name) else {
                renamed.append(new)
                continue
            }
            guard earlier.descriptor.digest == root.descriptor.digest else {
                throw ImageError(
                    .conflict,
                    "\(earlier.label) and \(root.label) would both be named \(Printable(Root.familiar(name)))")
            }
        }
        return renamed
    }

    private func renamed(_ root: Root) throws(ImageError) -> Root {
        guard let name = root.name.flatMap({ try? Reference(parsing: $0) }) else { return root }
        let fitting = rules.filter { $0.matches(name) }
        guard let rule = fitting.first(where: \.isForOne) ?? fitting.first else { return root }
        let tagged = try rule.new.tag == nil ? rule.new.with(tag: name.tag ?? "latest") : rule.new
        return Root(name: tagged.canonical, descriptor: root.descriptor)
    }
}
