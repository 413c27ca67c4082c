import ByteIO
import ImageModel
import Testing

@Suite struct ImageConfigTests {
    static let hex = String(repeating: "0123456789abcdef", count: 4)
    static let rootfs = #""rootfs":{"type":"layers","diff_ids":["sha256:\#(hex)"]}"#

    private func config(_ members: String) throws -> ImageConfig {
        try ImageConfig(parsing: Array("{\(members.isEmpty ? "" : members + ",")\(Self.rootfs)}".utf8))
    }

    @Test("all members are read")
    func full() throws {
        let config = try config(
            #""created":"2020-01-23T16:53:06.686519038Z","author":"a","architecture":"arm","variant":"v7","os":"linux","#
                + #""os.version":"1","os.features":["f"],"comment":"c","docker_version":"18.09.7","container":"x","#
                + #""config":{"Hostname":"h","User":"u","ExposedPorts":{"80/tcp":{}},"Env":["A=1"],"Cmd":["sh"],"#
                + #""Entrypoint":"single","Volumes":{"/v":{}},"WorkingDir":"/w","Labels":{"b":"2","a":"1"},"#
                + #""StopSignal":"SIGTERM","StopTimeout":5,"OnBuild":["RUN x"],"Shell":["/bin/bash"],"Tty":true,"#
                + #""Healthcheck":{"Test":["CMD","x"],"Interval":1000000,"Retries":3},"New":1},"#
                + #""history":[{"created":"2020-01-23T16:53:06Z","created_by":"x","author":"y","comment":"z"},"#
                + #"{"empty_layer":true},null]"#)
        #expect(config.createdTime?.nanoseconds == 1_579_798_386_686_519_038)
        #expect(config.platform.description == "linux/arm/v7")
        #expect(config.platform.osVersion == "1" && config.platform.osFeatures == ["f"])
        #expect(config.diffIDs.map(\.hex) == [Self.hex])
        #expect(config.config?.cmd == ["sh"])
        #expect(config.config?.entrypoint == ["single"])
        #expect(config.config?.env == ["A=1"])
        #expect(config.config?.exposedPorts == ["80/tcp"])
        #expect(config.config?.labels == ["a": "1", "b": "2"])
        #expect(config.config?.healthcheck?.interval == 1_000_000)
        #expect(config.config?.stopTimeout == 5)
        #expect(config.config?.tty == true)
        #expect(config.history.map(\.emptyLayer) == [false, true, false])
        #expect(config.history[0].createdBy == "x")
    }

    @Test("what is missing or null is the zero value")
    func zero() throws {
        for members in [
            "", #""created":null,"config":null,"history":null,"os":null"#,
            #""config":{"Env":null,"Labels":null,"Volumes":null}"#,
        ] {
            let config = try config(members)
            #expect(config.created == nil)
            #expect(config.history.isEmpty)
            #expect(config.config?.env == nil)
        }
        #expect(try ImageConfig(parsing: Array(#"{"rootfs":{"type":"layers","diff_ids":null}}"#.utf8)).diffIDs.isEmpty)
    }

    static let bad: [(members: String, message: String)] = [
        (#""created":"""#, "\"\" is no RFC 3339 time"),
        (#""created":5"#, "config.created at byte 11 is a number, expected a string"),
        (#""os":["x"]"#, "config.os at byte 6 is an array, expected a string"),
        (#""config":"x""#, "config.config at byte 10 is a string, expected an object"),
        (#""config":{"Env":{}}"#, "config.config.Env at byte 17 is an object, expected an array"),
        (#""config":{"Env":[1]}"#, "config.config.Env[0] at byte 18 is a number, expected a string"),
        (#""config":{"Labels":[]}"#, "config.config.Labels at byte 20 is an array, expected an object"),
        (#""config":{"Labels":{"a":true}}"#, "config.config.Labels.a at byte 25 is a boolean, expected a string"),
        (#""config":{"Tty":"x"}"#, "config.config.Tty at byte 17 is a string, expected true or false"),
        (
            #""config":{"StopTimeout":1.5}"#,
            "config.config.StopTimeout at byte 25 is 1.5, expected an integer of 64 bits"
        ),
        (#""config":{"Volumes":{"/v":1}}"#, "config.config.Volumes./v at byte 27 is a number, expected an object"),
        (#""history":{}"#, "config.history at byte 11 is an object, expected an array"),
        (#""history":[1]"#, "config.history[0] at byte 12 is a number, expected an object"),
        (#""history":[{"created_by":[]}]"#, "config.history[0].created_by at byte 26 is an array, expected a string"),
        (#""OS":"a","os":"b""#, "key os at byte 10 differs from another key of config in its case only"),
    ]

    @Test("a member of the wrong type is refused, naming it and the byte", arguments: bad)
    func refused(members: String, message: String) {
        let error = #expect(throws: ImageError.self) { try config(members) }
        #expect(error?.kind == .malformed)
        #expect(error?.message == message)
    }

    @Test(
        "a root file system is one of layers, each with a digest",
        arguments: [
            "{}", "[]", #"{"rootfs":null}"#, #"{"rootfs":[]}"#, #"{"rootfs":{}}"#, #"{"rootfs":{"type":"base"}}"#,
            #"{"rootfs":{"type":"layers","diff_ids":"x"}}"#, #"{"rootfs":{"type":"layers","diff_ids":[null]}}"#,
            #"{"rootfs":{"type":"layers","diff_ids":["sha256:../x"]}}"#,
        ])
    func rootfs(text: String) {
        let error = #expect(throws: ImageError.self) { try ImageConfig(parsing: Array(text.utf8)) }
        #expect(error?.kind == .malformed)
    }

    @Test("history entries that made layers take them in order; more of them than layers is an error")
    func historyLayers() throws {
        #expect(
            try config(#""history":[{"empty_layer":true},{},{"empty_layer":true}]"#).historyLayers() == [nil, 0, nil])
        #expect(try config("").historyLayers() == [])
        let error = #expect(throws: ImageError.self) { try config(#""history":[{},{}]"#).historyLayers() }
        #expect(
            error?.message
                == "too many non-empty layers in History section: 2 entries made layers, there are 1")
    }

    @Test("a config object is written in the order of Docker's struct or of OCI's")
    func writing() throws {
        let object = #"{"Shell":["s"],"Labels":{"b":"1","a":"2"},"User":"u","Healthcheck":{"Test":["NONE"]},"Cmd":[]}"#
        let config = try #require(try config(#""config":"# + object).config)
        #expect(
            String(decoding: config.json.encoded(), as: UTF8.self)
                == #"{"User":"u","Cmd":[],"Labels":{"a":"2","b":"1"},"Healthcheck":{"Test":["NONE"]},"Shell":["s"]}"#)
        #expect(
            String(decoding: config.dockerJSON(writesOnBuild: false).encoded(), as: UTF8.self)
                == #"{"Hostname":"","Domainname":"","User":"u","AttachStdin":false,"AttachStdout":false,"#
                + #""AttachStderr":false,"Tty":false,"OpenStdin":false,"StdinOnce":false,"Env":null,"Cmd":[],"#
                + #""Healthcheck":{"Test":["NONE"]},"Image":"","Volumes":null,"WorkingDir":"","Entrypoint":null,"#
                + #""Labels":{"a":"2","b":"1"},"Shell":["s"]}"#)
    }

    @Test("a layer is put on top and every other byte stays")
    func appending() throws {
        let text = #"{"history": [{"x":1e3}], "created":"2020-01-01T00:00:00Z",\#(Self.rootfs)}"#
        let layer = Digest.of([1])
        let bytes = try ImageConfig.appending(
            layer: layer, history: HistoryEntry(created: Timestamp(seconds: 1), createdBy: "c<"), to: Array(text.utf8))
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"history": [{"x":1e3}, {"created":"1970-01-01T00:00:01Z","created_by":"c\u003c"}], "#
                + #""created":"1970-01-01T00:00:01Z","rootfs":{"type":"layers","diff_ids":["sha256:\#(Self.hex)", "#
                + #""\#(layer)"]}}"#)
    }
}
