import ByteIO
import ImageModel
import Testing

@Suite struct MediaTypeTests {
    static let layers: [(type: MediaType, compression: String?, isForeign: Bool)] = [
        (.ociLayer, nil, false), (.ociLayerGzip, "gzip", false), (.ociLayerZstd, "zstd", false),
        (.dockerLayer, nil, false), (.dockerLayerGzip, "gzip", false), (.dockerLayerZstd, "zstd", false),
        (MediaType(rawValue: "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"), "gzip", true),
        (MediaType(rawValue: "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"), "gzip", true),
        (MediaType(rawValue: "application/vnd.docker.image.rootfs.foreign.diff.tar"), nil, true),
        (MediaType(rawValue: "application/vnd.oci.image.layer.v1.tar+lzma"), "lzma", false),
    ]

    @Test("a layer's type names its compression", arguments: layers)
    func layer(type: MediaType, compression: String?, isForeign: Bool) {
        #expect(type.isLayer)
        #expect(type.compression == compression)
        #expect(type.isForeign == isForeign)
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
        #expect(MediaType.inToto.isAttestationLayer)
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
