import ByteIO
import ImageModel
import Testing

@Suite struct MediaTypeTests {
    static let layers: [(type: MediaType, compression: String?)] = [
        (.ociLayer, nil), (.ociLayerGzip, "gzip"), (.ociLayerZstd, "zstd"),
        (.dockerLayer, nil), (.dockerLayerGzip, "gzip"), (.dockerLayerZstd, "zstd"),
        (MediaType(rawValue: "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"), "gzip"),
        (MediaType(rawValue: "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"), "gzip"),
        (MediaType(rawValue: "application/vnd.docker.image.rootfs.foreign.diff.tar"), nil),
        (MediaType(rawValue: "application/vnd.oci.image.layer.v1.tar+lzma"), "lzma"),
    ]

    @Test("a layer's type names its compression", arguments: layers)
    func layer(type: MediaType, compression: String?) {
        #expect(type.isLayer)
        #expect(type.compression == compression)
        #expect(!type.isManifest && !type.isIndex && !type.isConfig && !type.isEncrypted)
    }

    @Test("an encrypted layer says so")
    func encrypted() {
        let type = MediaType(rawValue: "application/vnd.oci.image.layer.v1.tar+gzip+encrypted")
        #expect(type.isEncrypted)
        #expect(type.compression == "gzip")
        let docker = MediaType(rawValue: "application/vnd.docker.image.rootfs.diff.tar.gzip+encrypted")
        #expect(docker.isEncrypted)
        #expect(docker.compression == "gzip")
    }

    @Test("what is no layer has no compression")
    func others() {
        for type in [MediaType.inToto, .ociConfig, .ociIndex, .ociEmpty, MediaType(rawValue: "text/plain+gzip")] {
            #expect(!type.isLayer)
            #expect(type.compression == nil)
        }
    }

    static let pairs: [(docker: MediaType, oci: MediaType)] = [
        (.dockerIndex, .ociIndex), (.dockerManifest, .ociManifest), (.dockerConfig, .ociConfig),
        (.dockerLayer, .ociLayer), (.dockerLayerGzip, .ociLayerGzip), (.dockerLayerZstd, .ociLayerZstd),
    ]

    @Test("Docker's and OCI's types stand for each other", arguments: pairs)
    func mapping(docker: MediaType, oci: MediaType) {
        #expect(docker.oci == oci)
        #expect(oci.docker == docker)
        #expect(oci.oci == oci)
        #expect(docker.docker == docker)
    }

    @Test("some types have no name in Docker")
    func unmapped() {
        #expect(MediaType.inToto.docker == nil)
        #expect(MediaType.inToto.oci == .inToto)
        #expect(MediaType.layer(compression: "zstd", docker: true) == .dockerLayerZstd)
        #expect(MediaType.layer(compression: nil) == .ociLayer)
    }
}
