internal import ByteIO
internal import Tar

/// What a tar looks like, member by member.
struct TarForm {
    /// A member: what its header says, and the digests of what takes more room.
    struct Member {
        let path: EntryPath
        let facts: FileFacts
        let link: EntryPath?
        /// Of the names of owner and group.
        let owners: Short
        /// Of attributes and other records.
        let records: Short
        /// Of the blocks before the content.
        let header: Short
        /// Of the content.
        let content: Short
    }

    /// Half of a SHA-256: enough to tell two things apart.
    struct Short: Equatable {
        let high: UInt64
        let low: UInt64

        init(_ digest: [UInt8]) {
            high = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            low = digest.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    private(set) var members: [Member] = []
    /// The member that a name stands for: the last of them.
    private(set) var places: [EntryPath: Int] = [:]
    /// How it ended.
    private(set) var ending: TarEnding?
    /// Documents, kept to be compared value by value.
    private(set) var documents: [EntryPath: [UInt8]] = [:]
    private var documentBytes = 0
    private let hasher = Hasher()

    /// Documents that are kept, in bytes of each and of all.
    private static let longestDocument = 4 << 20
    private static let allDocuments = 32 << 20

    /// Reads a tar to its end.
    ///
    /// - Throws: what the reader throws; `.limitExceeded` for more members than a tree may have.
    init(_ source: any ByteSource, keepsDocuments: Bool) throws(ImageError) {
        var reader = TarReader(source)
        while let header = try reader.next() {
            guard members.count < FlattenLimits().paths else {
                throw ImageError(exceeding: .paths, "the tar has more than \(FlattenLimits().paths) members")
            }
            try append(header, &reader, keepsDocuments: keepsDocuments)
        }
        ending = try reader.finish()
    }

    private mutating func append(
        _ header: TarHeader, _ reader: inout TarReader, keepsDocuments: Bool
    ) throws(ImageError) {
        let blocks = reader.rawHeader
        let sink = FormSink(hasher, keeping: keepsDocuments && header.size <= Self.longestDocument)
        if header.kind == .file {
            if header.isNearlyHollow {
                try reader.hashBody(header, into: hasher)
            } else {
                try reader.copyBody(to: sink)
            }
        }
        let content = Short(hasher.take())
        if let bytes = sink.document, documentBytes + bytes.count <= Self.allDocuments {
            documentBytes += bytes.count
            documents[header.path] = bytes
        }
        places[header.path] = members.count
        members.append(
            Member(
                path: header.path, facts: FileFacts(header, hasAttributes: !header.attributes.isEmpty),
                link: header.link, owners: digest([header.userName, header.groupName]),
                records: digest(Self.records(header)), header: digest([blocks]), content: content))
    }

    private static func records(_ header: TarHeader) -> [[UInt8]] {
        (header.attributes.map { ($0, $1) } + header.records.map { ($0, $1) })
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }.flatMap { [$0.0, $0.1] }
    }

    private func digest(_ parts: [[UInt8]]) -> Short {
        for part in parts {
            hasher.update(unsafe part.span.bytes)
            hasher.update(unsafe [UInt8(0)].span.bytes)
        }
        return Short(hasher.take())
    }

    /// Hashes a content, and keeps it while it may be a document.
    private final class FormSink: ByteSink {
        private let hasher: Hasher
        private var bytes: [UInt8]?

        init(_ hasher: Hasher, keeping: Bool) {
            self.hasher = hasher
            bytes = keeping ? [] : nil
        }

        /// The content, if it looks like JSON.
        var document: [UInt8]? { bytes.flatMap { $0.isEmpty ? nil : $0 } }

        func write(_ span: RawSpan) throws(ImageError) {
            hasher.update(span)
            guard let held = bytes else { return }
            if held.isEmpty, span.byteCount > 0, span[0] != 0x7B, span[0] != 0x5B {
                bytes = nil
            } else {
                bytes?.append(contentsOf: span)
            }
        }

        func finish() throws(ImageError) {}
    }
}
