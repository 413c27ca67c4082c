import ByteIO
import ImageFormats
import ImageModel

/// Blobs that refer to each other by number, so that a change in one does not cut it off from the others: in a document,
/// `$3` becomes the digest of the third before it is looked at, `%3` the digest of its content and `#3` its size. Between
/// two blobs stands a line of its own, and the last is the image.
struct AddressedBlobs: ImageSource {
    static let divider = Array("%%\n".utf8)

    let roots: [Root]
    let account = DocumentAccount()
    private let contents: [Digest: [UInt8]]

    init(_ bytes: [UInt8]) {
        var made: [Blob] = []
        for part in Self.split(bytes).prefix(16) { made.append(Blob(part, beside: made)) }
        contents = Dictionary(made.map { ($0.digest, $0.bytes) }) { first, _ in first }
        roots = made.suffix(1).map { Root(name: "docker.io/library/a:1", descriptor: Self.descriptor(of: $0.bytes)) }
    }

    private static func descriptor(of document: [UInt8]) -> Descriptor {
        let members = (try? JSONObject(parsing: document, as: "image"))?.members ?? []
        let isIndex = members.contains { $0.key == "manifests" }
        return Descriptor(of: document, mediaType: isIndex ? .ociIndex : .ociManifest)
    }

    /// What stands between the dividers.
    static func split(_ bytes: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var rest = bytes[...]
        while let place = rest.indices.dropLast(2).first(where: { rest[$0...].starts(with: divider) }) {
            parts.append(Array(rest[..<place]))
            rest = rest[(place + divider.count)...]
        }
        return parts + [Array(rest)]
    }

    func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        guard let bytes = contents[blob.digest] else { throw ImageError(.notFound, "missing") }
        return BytesSource(bytes)
    }

    func holds(_ blob: Descriptor) -> Bool { blob.data != nil || contents[blob.digest] != nil }

    func blobs() throws(ImageError) -> [Digest] { Array(contents.keys) }
}

extension AddressedBlobs {
    /// One of them, its references filled in.
    private struct Blob {
        let bytes: [UInt8]
        let digest: Digest
        let diffID: Digest

        init(_ text: [UInt8], beside others: [Blob]) {
            bytes = text.first == UInt8(ascii: "{") ? Self.filled(text, others) : text
            digest = .of(bytes)
            diffID = (try? LayerReading(BytesSource(bytes)))?.content?.digest ?? digest
        }

        private static func filled(_ text: [UInt8], _ others: [Blob]) -> [UInt8] {
            var result: [UInt8] = []
            var mark: UInt8?
            for byte in text {
                guard let sign = mark else {
                    mark = "$%#".utf8.contains(byte) ? byte : nil
                    if mark == nil { result.append(byte) }
                    continue
                }
                mark = nil
                let number = Int(byte) - 0x30
                guard others.indices.contains(number) else {
                    result += [sign, byte]
                    continue
                }
                result += others[number].text(sign)
            }
            return result
        }

        private func text(_ sign: UInt8) -> [UInt8] {
            switch sign {
            case UInt8(ascii: "$"): Array(digest.description.utf8)
            case UInt8(ascii: "%"): Array(diffID.description.utf8)
            default: Array(String(bytes.count).utf8)
            }
        }
    }
}
