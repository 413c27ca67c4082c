internal import ByteIO
internal import ImageFormats
internal import Tar

/// The facts of all members of one layer, in their order, gathered while their names are read.
final class LayerFactsTable {
    private(set) var facts = FactsColumn()
    /// Extended attributes and ACLs, by the number of the member.
    private(set) var attributes: [Int32: [[UInt8]: [UInt8]]] = [:]
    /// Targets of hard links, where they are wanted, by the number of the member.
    private(set) var links: [Int32: [UInt8]] = [:]
    private var attributeBytes = 0
    private let keepsLinks: Bool
    private let refusesImages: Bool
    private let limit: Int

    /// `refusesImages`: whether a member that only archives of images have is an error.
    init(limits: FlattenLimits, keepsLinks: Bool, refusesImages: Bool = false) {
        limit = limits.attributeBytes
        self.keepsLinks = keepsLinks
        self.refusesImages = refusesImages
    }

    /// Adds the next member.
    ///
    /// - Throws: `.limitExceeded` when the attributes take too much memory; `.unsupported` for a refused one.
    func append(_ header: TarHeader) throws(ImageError) {
        guard !refusesImages || !TreeArchive.belongsToImages(header) else {
            throw ImageError(.unsupported, "it is an archive of images")
        }
        var attributes = header.attributes
        for (key, value) in header.records where key.starts(with: "SCHILY.acl.".utf8) { attributes[key] = value }
        facts.append(FileFacts(header, hasAttributes: !attributes.isEmpty))
        if keepsLinks, header.kind == .hardLink { links[Int32(facts.count - 1)] = header.link?.bytes }
        guard !attributes.isEmpty else { return }
        attributeBytes = attributes.reduce(attributeBytes) { $0 + $1.key.count + $1.value.count }
        guard attributeBytes <= limit else {
            throw ImageError(
                exceeding: .attributes, "the extended attributes of the layer take more than \(limit) bytes")
        }
        self.attributes[Int32(facts.count - 1)] = attributes
    }
}
