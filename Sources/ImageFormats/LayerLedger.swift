public import ByteIO
internal import ImageModel
internal import SystemPackage

/// The store's memory of layers that were read once: a line each of blob digest, blob size, compression, diff ID,
/// uncompressed size and bytes of files. It saves reading them again to show sizes; nothing is lost without it.
public struct LayerLedger: Sendable {
    private let folder: Folder
    private static let name = "layers"

    init(in folder: FilePath) { self.folder = Folder(folder) }

    /// All facts. A line that cannot be read is as good as absent, and so is a ledger that is too large or no file.
    public func facts() throws(ImageError) -> [Digest: LayerFacts] {
        var result: [Digest: LayerFacts] = [:]
        for line in try lines() ?? [] {
            guard let facts = Self.parse(line) else { continue }
            result[facts.blob.digest] = facts
        }
        return result
    }

    /// How many lines cannot be read: one where all of it cannot.
    func unreadable() throws(ImageError) -> Int {
        guard let lines = try lines() else { return 1 }
        return lines.count { Self.parse($0) == nil }
    }

    private func lines() throws(ImageError) -> [ArraySlice<UInt8>]? {
        do throws(ImageError) {
            guard try folder.size(of: Self.name) != nil else { return [] }
            return try folder.read(Self.name, limit: Limit.ledger).split(separator: UInt8(ascii: "\n"))
        } catch {
            guard error.kind.isDamage || error.kind == .limitExceeded else { throw error }
            return nil
        }
    }

    /// Adds facts that are not there yet. The caller holds the lock.
    func append(_ new: [LayerFacts]) throws(ImageError) {
        var all = try facts()
        let before = all.count
        for facts in new { all[facts.blob.digest] = facts }
        guard all.count != before else { return }
        try write(all)
    }

    /// Leaves out the facts of `layers`, and lines that cannot be read. The caller holds the lock.
    func drop(_ layers: Set<Digest>) throws(ImageError) {
        let all = try facts()
        let kept = all.filter { !layers.contains($0.key) }
        let unreadable = try unreadable()
        guard kept.count != all.count || unreadable > 0 else { return }
        try write(kept)
    }

    private func write(_ all: [Digest: LayerFacts]) throws(ImageError) {
        let lines = all.values.map(Self.line).sorted()
        try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), as: Self.name)
    }

    private static func line(_ facts: LayerFacts) -> String {
        "\(facts.blob.digest)\t\(facts.blob.size)\t\(facts.compression.rawValue)\t\(facts.content.digest)\t"
            + "\(facts.content.size)\t\(facts.fileBytes)"
    }

    private static func parse(_ line: ArraySlice<UInt8>) -> LayerFacts? {
        let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 6, let blob = try? Digest(parsing: fields[0]), let size = Int64(fields[1]),
            let compression = Compression(rawValue: fields[2]), let diffID = try? Digest(parsing: fields[3]),
            let content = Int64(fields[4]), let fileBytes = Int64(fields[5])
        else { return nil }
        return LayerFacts(
            blob: Measure(digest: blob, size: size), compression: compression,
            content: Measure(digest: diffID, size: content), fileBytes: fileBytes)
    }
}
