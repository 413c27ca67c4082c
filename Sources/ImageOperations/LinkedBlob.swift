internal import ByteIO
internal import ImageFormats
internal import ImageModel

/// A single blob in an open file, as a place to read it from.
struct LinkedBlob: ImageSource {
    let region: FileRegion
    let account: DocumentAccount

    var roots: [Root] { [] }
    func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource { RegionSource(region) }
    func holds(_ blob: Descriptor) -> Bool { true }
    func blobs() throws(ImageError) -> [Digest] { [] }
}
