import ByteIO
import ImageModel
import Testing

@Suite struct ConfigOverridesTests {
    private func changed(_ base: String, _ edit: (inout ConfigOverrides) throws(ImageError) -> Void) throws -> String {
        var overrides = ConfigOverrides()
        try edit(&overrides)
        let rootfs = #","rootfs":{"type":"layers"}}"#
        var draft = try ConfigDraft(Array((#"{"config":"# + base + rootfs).utf8))
        let done = overrides
        try draft.apply { config throws(ImageError) in try done.applied(to: config) }
        let text = String(decoding: draft.bytes, as: UTF8.self)
        #expect(text.hasSuffix(rootfs))
        return String(text.dropFirst(10).dropLast(rootfs.utf8.count))
    }

    @Test("values are literal, whatever a Dockerfile would make of them")
    func literal() throws {
        let result = try changed("{}") { overrides throws(ImageError) in
            try overrides.setEnv(#"A=$HOME "q" \n ${B"#)
            try overrides.setLabel("l=$A=x")
            overrides.setUser("$U")
            overrides.addVolume("/a b")
        }
        #expect(
            result == #"{"User":"$U","Env":["A=$HOME \"q\" \\n ${B"],"Volumes":{"/a b":{}},"Labels":{"l":"$A=x"}}"#)
    }

    @Test("what is taken out leaves its neighbours as they are spelled")
    func removal() throws {
        let base =
            #"{ "Env" : ["A=1", "B=2"], "Labels":{"x": "1","y" : "2" }, "ExposedPorts":{"80/tcp":{},"81/tcp":{}} }"#
        let result = try changed(base) { overrides throws(ImageError) in
            overrides.unsetLabel("x")
            try overrides.unsetPort("80")
        }
        #expect(result == #"{ "Env" : ["A=1", "B=2"], "Labels":{"y" : "2" }, "ExposedPorts":{"81/tcp":{}} }"#)
    }

    @Test("the last entry of a map takes the map with it; what is not there is fine")
    func lastEntry() throws {
        let result = try changed(#"{"Labels":{"x":"1"},"User":"u","Volumes":{"/v":{}}}"#) {
            overrides throws(ImageError) in
            overrides.unsetLabel("x")
            overrides.unsetLabel("nothing")
            overrides.unsetVolume("/v")
            overrides.unsetEnv("NOTHING")
            overrides.cleared = [.user]
        }
        #expect(result == "{}")
    }

    @Test("an entrypoint takes the command away, but for one that is set with it")
    func entrypoint() throws {
        #expect(
            try changed(#"{"Cmd":["old"]}"#) { overrides throws(ImageError) in try overrides.setEntrypoint(#"["e"]"#) }
                == #"{"Entrypoint":["e"]}"#)
        #expect(
            try changed(#"{"Cmd":["old"]}"#) { overrides throws(ImageError) in
                try overrides.setEntrypoint(#"["e"]"#)
                try overrides.setCommand(#"["c"]"#)
            } == #"{"Cmd":["c"],"Entrypoint":["e"]}"#)
    }

    @Test(
        "what is no value is refused",
        arguments: [
            ("env", "A"), ("env", "=x"), ("label", ""), ("shell", "sh -c"), ("shell", "[]"), ("port", "x"),
            ("workdir", ""), ("health", ""), ("health", "CMD true\nUSER x"), ("trigger", "FROM x"),
        ])
    func refused(_ kind: String, _ text: String) {
        #expect {
            _ = try changed("{}") { overrides throws(ImageError) in
                switch kind {
                case "env": try overrides.setEnv(text)
                case "label": try overrides.setLabel(text)
                case "shell": try overrides.setShell(text)
                case "port": overrides.addPort(text)
                case "workdir": try overrides.setWorkdir(text)
                case "health": try overrides.setHealthcheck(text)
                default: try overrides.addTrigger(text)
                }
            }
        } throws: { error in
            (error as? ImageError)?.kind == .usage
        }
    }

    @Test("a history keeps the spelling of every step that is not changed")
    func history() throws {
        let text = #"{"rootfs":{"type":"layers","diff_ids":[]},"history":[{"created_by" : "a","x":1e0}, null]}"#
        var draft = try ConfigDraft(Array(text.utf8))
        var steps = draft.history
        steps[1] = try ConfigDraft.setting("empty_layer", to: true, in: steps[1])
        try draft.set(history: steps)
        try draft.append(HistoryEntry(created: nil, comment: "c", emptyLayer: true))
        let expected = text.replacing(", null]", with: #",{"empty_layer":true},{"comment":"c","empty_layer":true}]"#)
        #expect(String(decoding: draft.bytes, as: UTF8.self) == expected)
    }
}
