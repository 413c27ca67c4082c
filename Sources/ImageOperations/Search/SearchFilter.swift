public import ByteIO
public import ImageFormats
internal import ImageModel

/// `--filter` of search.
public struct SearchFilter: Sendable {
    private var labels: [LabelFilter] = []
    private var official: Bool?
    private var bases: [String] = []
    private var stacks: [Set<Digest>] = []
    /// Whether something is asked for that no image in a file has: stars, or to be built automatically.
    private var isImpossible = false
    private(set) var platform: Platform?

    /// Reads `key=value` texts.
    ///
    /// - Throws: `.usage` for an unknown key or a bad value.
    public init(_ filters: [String]) throws(ImageError) {
        for text in filters {
            let filter = try FilterText(text)
            switch filter.key {
            case "base": bases.append(filter.value)
            case "label": labels.append(LabelFilter(filter.value))
            case "platform":
                do throws(ImageError) {
                    platform = try Platform(parsing: filter.value)
                } catch {
                    throw ImageError(.usage, error.message)
                }
            case "is-official": official = try filter.truth()
            case "stars":
                guard let stars = Int64(filter.value), stars >= 0 else { throw filter.invalid }
                if stars > 0 { isImpossible = true }
            case "is-automated": if try filter.truth() { isImpossible = true }
            default: throw filter.unknown
            }
        }
    }

    /// Looks the images of `base` up, in the first of the places that has each.
    ///
    /// - Throws: `.notFound` with docker's words.
    public mutating func resolve(in sources: [any ImageSource]) throws(ImageError) {
        for base in bases { stacks.append(try Self.stacks(of: base, in: sources)) }
    }

    /// The chain IDs that whatever is built upon the image has, one for each platform.
    private static func stacks(of base: String, in sources: [any ImageSource]) throws(ImageError) -> Set<Digest> {
        var missing: ImageError?
        for source in sources {
            do throws(ImageError) {
                let tree = try ImageTree(ImageLookup(in: source).find(base), in: source)
                return Set(tree.images.compactMap { ChainID.of($0.config.diffIDs) })
            } catch {
                guard error.kind == .notFound else { throw error }
                missing = missing ?? error
            }
        }
        throw missing ?? ImageError(.notFound, "No such image: \(Printable(base))")
    }

    func accepts(_ image: ImageRecord, named reference: Reference?) -> Bool {
        guard !isImpossible, labels.allSatisfy({ $0.matches(image.config) }) else { return false }
        let isOfficial = reference?.isOfficial ?? false
        guard official.map({ $0 == isOfficial }) ?? true else { return false }
        let chain = ChainID.all(of: image.config.diffIDs)
        return stacks.allSatisfy { $0.isEmpty || !$0.isDisjoint(with: chain) }
    }
}

extension Reference {
    /// Whether it is one of the images that Docker itself keeps: `docker.io/library`.
    var isOfficial: Bool { name.utf8.starts(with: "docker.io/library/".utf8) }
}
