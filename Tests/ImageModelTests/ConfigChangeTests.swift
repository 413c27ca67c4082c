import ByteIO
import ImageModel
import Testing

@Suite struct ConfigChangeTests {
    private func config(_ changes: [String], on base: String = "{}") throws -> String {
        let rootfs = #","rootfs":{"type":"layers"}}"#
        let bytes = Array((#"{"config":"# + base + rootfs).utf8)
        let changed = String(decoding: try ConfigChange.parse(changes).applied(to: bytes), as: UTF8.self)
        #expect(changed.hasSuffix(rootfs))
        return String(changed.dropFirst(10).dropLast(rootfs.utf8.count))
    }

    static let effects: [(changes: [String], config: String)] = [
        (["CMD echo hi"], #"{"Cmd":["/bin/sh","-c","echo hi"]}"#),
        ([#"CMD ["a", "b\u0041"]"#], #"{"Cmd":["a","bA"]}"#),
        (["CMD ['a','b']"], #"{"Cmd":["/bin/sh","-c","['a','b']"]}"#),
        (["CMD []"], #"{"Cmd":[]}"#),
        ([#"ENTRYPOINT ["/ep"]"#], #"{"Entrypoint":["/ep"]}"#),
        ([#"CMD ["c"]"#, #"ENTRYPOINT ["/ep"]"#], #"{"Entrypoint":["/ep"],"Cmd":["c"]}"#),
        ([#"ENTRYPOINT ["/ep"]"#, "ENV A=1 \\\n  B=2"], #"{"Env":["A=1","B=2"],"Entrypoint":["/ep"]}"#),
        (["ENV A=1", "ENV A=2 B=$A"], #"{"Env":["A=2","B=1"]}"#),
        (["ENV A b=c d"], #"{"Env":["A=b=c d"]}"#),
        (
            [#"ENV A="x y" B=a\ b C='$A' D="$A""#, "ENV E=${A}z F=${N:-d} G=${A:+y}"],
            #"{"Env":["A=x y","B=a b","C=$A","D=","E=x yz","F=d","G=y"]}"#
        ),
        (["LABEL a=b \"c d\"=\"e f\"", "label z=<&>"], #"{"Labels":{"a":"b","c d":"e f","z":"\u003c\u0026\u003e"}}"#),
        (
            ["EXPOSE 80 81/UDP 3000-3001/tcp 1:90"],
            #"{"ExposedPorts":{"3000/tcp":{},"3001/tcp":{},"80/tcp":{},"81/udp":{},"90/tcp":{}}}"#
        ),
        (["ENV P=\"1 2\"", "EXPOSE $P"], #"{"ExposedPorts":{"1/tcp":{},"2/tcp":{}},"Env":["P=1 2"]}"#),
        (["VOLUME /v [\"/x\"]"], #"{"Volumes":{"/v":{},"[/x]":{}}}"#),
        (["VOLUME [\"/v\", \"/w x\"]"], #"{"Volumes":{"/v":{},"/w x":{}}}"#),
        (["USER 1:2", "WORKDIR /w", "WORKDIR rel/../a/./b"], #"{"User":"1:2","WorkingDir":"/w/a/b"}"#),
        (["WORKDIR /../x//y/"], #"{"WorkingDir":"/x/y"}"#),
        (["STOPSIGNAL SIGTERM"], #"{"StopSignal":"SIGTERM"}"#),
        (["STOPSIGNAL rtmin+3"], #"{"StopSignal":"rtmin+3"}"#),
        (["ONBUILD  RUN  echo  $X "], #"{"OnBuild":["RUN  echo  $X"]}"#),
        (["HEALTHCHECK NONE"], #"{"Healthcheck":{"Test":["NONE"]}}"#),
        (
            ["HEALTHCHECK --interval=1m30s --timeout=1.5s --retries=2 CMD curl x"],
            #"{"Healthcheck":{"Test":["CMD-SHELL","curl x"],"Interval":90000000000,"Timeout":1500000000,"Retries":2}}"#
        ),
        ([#"HEALTHCHECK --start-period=0 CMD ["x","y"]"#], #"{"Healthcheck":{"Test":["CMD","x","y"]}}"#),
        (["# escape=`", "ENV A=a\\b C=`", "x"], #"{"Env":["A=a\\b","C=x"]}"#),
        (["# a comment", "", "USER x", "# another"], #"{"User":"x"}"#),
        (["ENV A=a\\", "", "# comment", "b"], #"{"Env":["A=ab"]}"#),
    ]

    @Test("each instruction has the effect it has in a build", arguments: effects)
    func hasEffect(changes: [String], config: String) throws {
        let parsed = try ConfigChange.parse(changes)
        #expect(String(decoding: try parsed.applied(to: ContainerConfig()).json.encoded(), as: UTF8.self) == config)
    }

    static let errors: [(changes: [String], message: String)] = [
        (["RUN x"], "RUN is not a valid change command"), (["Shell [\"a\"]"], "Shell is not a valid change command"),
        (["ARG A=1"], "ARG is not a valid change command"),
        (["MAINTAINER x"], "MAINTAINER is not a valid change command"),
        (["bogus"], "bogus is not a valid change command"), ([""], "file with no instructions"),
        (["# only a comment"], "file with no instructions"),
        (["ENV"], "ENV requires at least one argument"), (["ENV A"], "ENV must have two arguments"),
        (["ENV A=1 B"], "Syntax error - can't find = in \"B\". Must be of the form: name=value"),
        (["ENV =1"], "ENV names can not be blank"), (["LABEL =1"], "LABEL names can not be blank"),
        (["EXPOSE"], "EXPOSE requires at least one argument"), (["EXPOSE abc"], "invalid containerPort: abc"),
        (["EXPOSE 70000"], "invalid containerPort: 70000"), (["EXPOSE 2-1"], "invalid containerPort: 2-1"),
        (["EXPOSE 80/xyz"], "invalid proto: xyz"), (["EXPOSE x:80"], "invalid hostPort: x"),
        (["STOPSIGNAL NOPE"], "invalid signal: NOPE"), (["STOPSIGNAL 0"], "invalid signal: 0"),
        (["USER"], "USER requires exactly one argument"), (["WORKDIR $X"], "cannot normalize nothing"),
        (["VOLUME"], "VOLUME requires at least one argument"),
        (["VOLUME [\"\"]"], "VOLUME specified can not be an empty string"),
        (["CMD [1]"], "when using JSON array syntax, arrays must be comprised of strings only"),
        (["CMD --x y"], "unknown flag: --x"),
        (["HEALTHCHECK"], "HEALTHCHECK requires at least one argument"),
        (["HEALTHCHECK NONE x"], "HEALTHCHECK NONE takes no arguments"),
        (["HEALTHCHECK CMD"], "Missing command after HEALTHCHECK CMD"),
        (["HEALTHCHECK NOPE"], "Unknown type \"NOPE\" in HEALTHCHECK (try CMD)"),
        (["HEALTHCHECK --interval=1us CMD x"], "Interval \"interval\" cannot be less than 1ms"),
        (["HEALTHCHECK --interval=5 CMD x"], "time: missing unit in duration \"5\""),
        (["HEALTHCHECK --interval=5y CMD x"], "time: unknown unit \"y\" in duration \"5y\""),
        (["HEALTHCHECK --retries=-1 CMD x"], "--retries must be at least 0 (not -1)"),
        (["ONBUILD"], "ONBUILD requires at least one argument"),
        (["ONBUILD onbuild x"], "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"),
        (["ONBUILD FROM x"], "FROM isn't allowed as an ONBUILD trigger"),
        (["# escape=x", "USER a"], "invalid escape token 'x' does not match ` or \\"),
        (["# escape=`", "# escape=`", "USER a"], "only one escape parser directive can be used"),
    ]

    @Test("what cannot be applied is refused in Docker's words", arguments: errors)
    func isRefused(changes: [String], message: String) {
        let error = #expect(throws: ImageError.self) { try ConfigChange.parse(changes).applied(to: ContainerConfig()) }
        #expect(error?.kind == .usage)
        #expect(error?.message == message)
    }

    @Test("a config is patched: what is unknown or untouched keeps its bytes")
    func patch() throws {
        let base =
            #"{ "X":1e3, "Env":["P=1" , "Q=\u0032"],"Cmd":["old"], "Labels":{"b":"\u0031"},"Healthcheck":{"Test":["NONE"]} }"#
        #expect(
            try config(["LABEL a=1 c=3 b=1"], on: base)
                == #"{ "X":1e3, "Env":["P=1" , "Q=\u0032"],"Cmd":["old"], "Labels":{"a":"1","b":"\u0031","c":"3"},"Healthcheck":{"Test":["NONE"]} }"#
        )
        #expect(
            try config(["ENTRYPOINT [\"e\"]"], on: base)
                == #"{ "X":1e3, "Env":["P=1" , "Q=\u0032"], "Labels":{"b":"\u0031"},"Healthcheck":{"Test":["NONE"]}, "Entrypoint":["e"] }"#
        )
        #expect(try config(["ENV P=1"], on: base) == base)
        #expect(try config(["USER u"], on: "null") == #"{"User":"u"}"#)
    }

    @Test("no change leaves the bytes alone")
    func unchanged() throws {
        let bytes = Array("not even JSON".utf8)
        #expect(try ConfigChange.parse([]).applied(to: bytes) == bytes)
    }

    @Test("a variable that doubles itself ends at a limit")
    func doubling() {
        let lines = ["ENV A=xxxxxxxxxxxxxxxx"] + Array(repeating: "ENV A=$A$A$A$A", count: 40)
        let error = #expect(throws: ImageError.self) { try ConfigChange.parse(lines).applied(to: ContainerConfig()) }
        #expect(error?.kind == .limitExceeded)
    }

    @Test("an imported image's config has Docker's members in byte order")
    func imported() throws {
        let layer = try Digest(parsing: LegacyTests.emptyTar)
        let bytes = try ImageConfig.imported(
            layer: layer, platform: Platform(os: "linux", architecture: "arm", variant: "v7"),
            created: 1_579_798_386_500_000_000, message: "Imported from -",
            changes: ConfigChange.parse(["CMD [\"sh\"]", "ENV A=1"]))
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"architecture":"arm","comment":"Imported from -","config":{"Env":["A=1"],"Cmd":["sh"]},"#
                + #""created":"2020-01-23T16:53:06.5Z","history":[{"created":"2020-01-23T16:53:06.5Z","#
                + #""comment":"Imported from -"}],"os":"linux","#
                + #""rootfs":{"type":"layers","diff_ids":["\#(LegacyTests.emptyTar)"]},"variant":"v7"}"#)
        let read = try ImageConfig(parsing: bytes)
        #expect(read.diffIDs == [layer])
        #expect(read.config?.cmd == ["sh"])
    }
}
