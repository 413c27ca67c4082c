public import ByteIO
public import ImageFormats
public import ImageModel
internal import Tar

/// Tells why two archives that should be equal are not: which layer of their representation differs, the outermost first.
public struct Explain {
    /// One side.
    public struct Side: Sendable {
        let images: (any ImageSource)?
        let roots: [Root]
        let open: (@Sendable () -> any ByteSource)?

        /// The images `roots` of `images`, which `open` gives the file of, where they are in one.
        public init(_ images: any ImageSource, roots: [Root], open: (@Sendable () -> any ByteSource)?) {
            self.images = images
            self.roots = roots
            self.open = open
        }

        /// A tar that is no archive of images.
        public init(tree open: @escaping @Sendable () -> any ByteSource) {
            images = nil
            roots = []
            self.open = open
        }
    }

    private let old: Side
    private let new: Side
    /// Members of the archives with other contents.
    private var contents: [FormDifference] = []
    /// What differs, the outermost layer first. Empty where the files are the same byte for byte, or where there are no
    /// files, the images are.
    public private(set) var differences: [FormDifference] = []

    /// Compares two archives or images.
    ///
    /// - Throws: what reading either throws.
    public init(from old: Side, to new: Side) throws(ImageError) {
        self.old = old
        self.new = new
        guard let images = old.images, let others = new.images else {
            try compareTars()
            return
        }
        guard try compareFiles(images) else { return }
        try compareImages(images, others)
        // What no image has to do with.
        if differences.isEmpty { differences = contents }
    }

    private mutating func add(
        _ level: FormDifference.Level, _ place: String, _ message: String, isVisible: Bool = false
    ) {
        differences.append(FormDifference(level: level, place: place, message: message, isVisible: isVisible))
    }

    /// Compares tars of files, or one with an archive.
    private mutating func compareTars() throws(ImageError) {
        guard let left = old.open, let right = new.open else {
            throw ImageError(.unsupported, "a tar of files cannot be explained beside an image that is in no file")
        }
        let (first, second) = (try StreamForm(left()), try StreamForm(right()))
        differences = first.differences(to: second, place: "tar", isLayer: true)
    }

    /// Compares the files. Returns whether there is more to find out.
    private mutating func compareFiles(_ images: any ImageSource) throws(ImageError) -> Bool {
        guard let left = old.open, let right = new.open else { return true }
        let first = try StreamForm(left(), keepsDocuments: true)
        let second = try StreamForm(right(), keepsDocuments: true)
        guard first.raw != second.raw else { return false }
        let found = first.differences(to: second, place: "archive", isLayer: false)
        // Contents of members are told by what they are: documents here, layers with their images.
        differences += found.filter { $0.level != .content }
        contents = found.filter { $0.level == .content }
        let told = try told(by: images)
        for member in first.tar?.members ?? [] {
            guard let before = first.tar?.documents[member.path], let after = second.tar?.documents[member.path],
                before != after, !told.contains(.of(before))
            else { continue }
            try compare(before, after, place: "archive: \(member.path)", isVisible: false)
        }
        return first.content != second.content
    }

    /// The documents that are told with their images.
    private func told(by images: any ImageSource) throws(ImageError) -> Set<Digest> {
        var told: Set<Digest> = []
        for root in old.roots {
            for image in try ImageTree(root, in: images).images { told.formUnion([image.blob.digest, image.id]) }
        }
        return told
    }

    /// Compares two documents value by value.
    private mutating func compare(
        _ before: [UInt8], _ after: [UInt8], place: String, isVisible: Bool
    ) throws(ImageError) {
        guard before != after else { return }
        guard let found = try? ConfigDiff(before, after, without: nil).differences else {
            return add(.content, place, "no JSON: \(before.count) bytes, \(after.count) bytes", isVisible: isVisible)
        }
        guard !found.isEmpty else {
            return add(.json, place, "the same values in other bytes: \(before.count) bytes, \(after.count) bytes")
        }
        for value in found {
            let texts = [value.old, value.new].map { $0.map { String(decoding: $0.encoded(), as: UTF8.self) } ?? "-" }
            // Diff IDs follow from the layers, which speak for themselves.
            add(
                .value, place, "\(value.path): \(texts[0]), \(texts[1])",
                isVisible: isVisible && !value.path.hasPrefix("rootfs."))
        }
    }

    // MARK: Images

    private mutating func compareImages(
        _ images: any ImageSource, _ others: any ImageSource
    ) throws(ImageError) {
        if old.roots.count != new.roots.count {
            add(.images, "images", "\(old.roots.count), \(new.roots.count)", isVisible: true)
        }
        var rest = new.roots
        for root in old.roots {
            // By name, and what has none by its turn.
            guard
                let index = rest.firstIndex(where: { $0.name == root.name })
                    ?? (old.roots.count == 1 ? rest.indices.first : nil)
            else {
                add(.images, root.label, "only in the first", isVisible: true)
                continue
            }
            try compare(root, in: images, rest.remove(at: index), in: others)
        }
        for root in rest where old.roots.count > 1 { add(.images, root.label, "only in the second", isVisible: true) }
    }

    private mutating func compare(
        _ left: Root, in images: any ImageSource, _ right: Root, in others: any ImageSource
    ) throws(ImageError) {
        if left.name != right.name { add(.images, "names", "\(left.label), \(right.label)") }
        guard left.descriptor.digest != right.descriptor.digest else { return }
        let before = try ImageTree(left, in: images).images
        let after = try ImageTree(right, in: others).images
        for image in before {
            guard
                let other = after.first(where: { $0.platform == image.platform })
                    ?? (before.count == 1 ? after.first : nil)
            else {
                add(.images, left.label, "only the first has \(image.platform)", isVisible: true)
                continue
            }
            let place = before.count > 1 ? "\(left.label) \(image.platform)" : left.label
            try compare(image, in: images, other, in: others, place: place)
        }
        for other in after.dropFirst(before.count == 1 ? 1 : 0)
        where !before.contains(where: { $0.platform == other.platform }) {
            add(.images, left.label, "only the second has \(other.platform)", isVisible: true)
        }
    }

    private mutating func compare(
        _ left: ImageRecord, in images: any ImageSource, _ right: ImageRecord, in others: any ImageSource,
        place: String
    ) throws(ImageError) {
        if left.blob.digest != right.blob.digest {
            try compare(
                images.document(left.blob), others.document(right.blob), place: "\(place): manifest",
                isVisible: false)
        }
        try compare(left.rawConfig, right.rawConfig, place: "\(place): config", isVisible: true)
        let (layers, theirs) = (left.manifest.layers, right.manifest.layers)
        if layers.count != theirs.count {
            add(.images, place, "\(layers.count) layers, \(theirs.count) layers", isVisible: true)
        }
        for (index, pair) in zip(layers, theirs).enumerated() where pair.0.digest != pair.1.digest {
            let name = "\(place): layer \(index + 1)"
            let before = try at(name) { () throws(ImageError) in try Self.form(pair.0, in: images) }
            let after = try at(name) { () throws(ImageError) in try Self.form(pair.1, in: others) }
            differences += before.differences(to: after, place: name, isLayer: true)
        }
    }
    private static func form(_ layer: Descriptor, in source: any ImageSource) throws(ImageError) -> StreamForm {
        try StreamForm(source.open(layer), of: layer.digest, expansion: source.account.expansion)
    }
}
