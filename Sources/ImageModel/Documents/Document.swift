public import ByteIO

/// A value that is read from the bytes of a document.
public protocol DocumentValue: Sendable {
    /// Reads the document.
    ///
    /// - Throws: `.malformed`, `.unsupported` or `.limitExceeded`.
    init(parsing bytes: [UInt8]) throws(ImageError)
    /// The type the document says it has; `nil` where it does not say.
    var declaredMediaType: MediaType? { get }
    /// The type it has by what is in it, where it does not say.
    var impliedMediaType: MediaType { get }
    /// What messages call such a document.
    static var documentName: String { get }
    /// Whether a document of this type can be read as this value.
    static func accepts(_ mediaType: MediaType) -> Bool
}

/// A JSON document beside the exact bytes it was read from. What was not changed is never encoded again.
public struct Document<Value: DocumentValue>: Sendable {
    /// The bytes.
    public let raw: [UInt8]
    /// What they say.
    public let value: Value
    /// Their type, digest and size.
    public let descriptor: Descriptor

    /// Reads `raw`, whose type is what it says or implies.
    ///
    /// - Throws: `.malformed`, `.unsupported` or `.limitExceeded`.
    public init(raw: [UInt8]) throws(ImageError) {
        let value = try Value(parsing: raw)
        self.raw = raw
        self.value = value
        descriptor = Descriptor(of: raw, mediaType: value.declaredMediaType ?? value.impliedMediaType)
    }

    /// Reads `raw`, which must be what `descriptor` promises: its size, then its digest, are checked before a byte is
    /// parsed, and its type afterwards.
    ///
    /// - Throws: `.truncated` or `.digestMismatch`; `.malformed` where descriptor and document disagree about the
    ///   type, or the document is wrong; `.unsupported` or `.limitExceeded`.
    public init(raw: [UInt8], expecting descriptor: Descriptor) throws(ImageError) {
        try Self.check(raw, descriptor)
        guard Value.accepts(descriptor.mediaType) else {
            throw ImageError(
                .malformed, "\(descriptor.digest) is of type \(descriptor.mediaType), expected \(Value.documentName)")
        }
        value = try at("\(Value.documentName) \(descriptor.digest)") { () throws(ImageError) in
            let value = try Value(parsing: raw)
            if let declared = value.declaredMediaType, declared != descriptor.mediaType {
                throw ImageError(
                    .malformed, "says its type is \(declared), but is referred to as \(descriptor.mediaType)")
            }
            return value
        }
        self.raw = raw
        self.descriptor = descriptor
    }

    private static func check(_ raw: [UInt8], _ descriptor: Descriptor) throws(ImageError) {
        let size = Int64(raw.count)
        guard size == descriptor.size else {
            throw ImageError(
                size < descriptor.size ? .truncated : .digestMismatch,
                "\(descriptor.digest) is \(size) bytes long, expected \(descriptor.size)")
        }
        let found = Digest.of(raw, descriptor.digest.algorithm)
        guard found == descriptor.digest else {
            throw ImageError(.digestMismatch, "\(descriptor.digest) has the digest \(found) instead")
        }
    }
}
