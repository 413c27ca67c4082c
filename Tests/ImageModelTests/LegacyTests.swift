import ByteIO
import ImageModel
import Testing

@Suite struct LegacyTests {
    static let emptyTar = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"
    static let gnuEmptyTar = "sha256:84ff92691f909a05b224e1c56abb4864f01b4f8e3c854e4bb4c7baf1d3f6d652"

    @Test("the name of a stack of layers is made of the names below")
    func chainIDs() throws {
        let empty = try Digest(parsing: Self.emptyTar)
        let gnu = try Digest(parsing: Self.gnuEmptyTar)
        #expect(Digest.of(Array(repeating: 0, count: 1024)) == empty)
        #expect(Digest.of(Array(repeating: 0, count: 10240)) == gnu)
        #expect(
            ChainID.all(of: [empty, gnu, empty]).map(\.description) == [
                Self.emptyTar, "sha256:8ed5d20d8ff95e90a64a163a79dc3fac0b49680c21680295726dc3a511ff5811",
                "sha256:b9d2e3230c77cf610c37c9c1d0771a1ff67b8baf304e625cea8a045e9e770b37",
            ])
        #expect(ChainID.of([]) == nil)
    }

    @Test("a v1 object becomes the config that Docker made of it")
    func conversion() throws {
        // The image ID is the one that Docker 20.10 stored for this object and layer.
        let object =
            #"{"architecture": "amd64", "config": {}, "created": "1970-01-01T00:00:00Z", "id": "c47412cb", "os": "linux"}"#
        let layer = "sha256:fbec6100edacb7a6374f75545cfdfac2d83f74d0f5ed813645e4c3944c68c761"
        let diffID = try Digest(parsing: layer)
        let config = try LegacyImage.config(from: [Array(object.utf8)], diffIDs: [diffID])
        #expect(Digest.of(config).hex == "a2673db3c3d86a802c915e140274aed9d62464681af1371c881d7f5821b05645")
        let zero =
            #"{"Hostname":"","Domainname":"","User":"","AttachStdin":false,"AttachStdout":false,"AttachStderr":false,"#
            + #""Tty":false,"OpenStdin":false,"StdinOnce":false,"Env":null,"Cmd":null,"Image":"","Volumes":null,"#
            + #""WorkingDir":"","Entrypoint":null,"OnBuild":null,"Labels":null}"#
        #expect(
            String(decoding: config, as: UTF8.self)
                == #"{"architecture":"amd64","config":\#(zero),"container_config":\#(zero),"#
                + #""created":"1970-01-01T00:00:00Z","history":[{"created":"1970-01-01T00:00:00Z"}],"os":"linux","#
                + #""rootfs":{"type":"layers","diff_ids":["\#(layer)"]}}"#)
        #expect(try ImageConfig(parsing: config).diffIDs == [diffID])
    }

    @Test("an object of Docker 1.8.3 or later keeps its spelling")
    func faithful() throws {
        let top =
            #"{"id":"x","parent":"y","Size":5,"throwaway":true,"os":"linux","docker_version":"1.10.0","vendor" : { "n": 1e3, "t":"<\u0041>" },"created":"2016-01-02T03:04:05.5Z","container_config":{"Cmd":["/bin/sh","-c","CMD [\"sh\"]"]},"comment":"c","author":"a"}"#
        let base = #"{"id":"y","created":"2016-01-01T00:00:00Z"}"#
        let diffID = try Digest(parsing: Self.emptyTar)
        let config = try LegacyImage.config(from: [Array(base.utf8), Array(top.utf8)], diffIDs: [diffID, diffID])
        #expect(
            String(decoding: config, as: UTF8.self)
                == #"{"author":"a","comment":"c","container_config":{"Cmd":["/bin/sh","-c","CMD [\"sh\"]"]},"#
                + #""created":"2016-01-02T03:04:05.5Z","docker_version":"1.10.0","#
                + #""history":[{"created":"2016-01-01T00:00:00Z"},{"created":"2016-01-02T03:04:05.5Z","author":"a","#
                + #""created_by":"/bin/sh -c CMD [\"sh\"]","comment":"c"}],"os":"linux","#
                + #""rootfs":{"type":"layers","diff_ids":["\#(Self.emptyTar)","\#(Self.emptyTar)"]},"#
                + #""vendor":{"n":1e3,"t":"\u003c\u0041\u003e"}}"#)
    }

    @Test("as many objects as layers, or none of it")
    func counts() {
        let error = #expect(throws: ImageError.self) { try LegacyImage.config(from: [], diffIDs: []) }
        #expect(error?.message == "0 v1 objects for 0 layers, expected one for each")
    }
}
