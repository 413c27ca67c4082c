import ByteIO
import ImageModel
import Testing

@Suite struct JSONEditorTests {
    private func edit(_ text: String, _ body: (inout JSONEditor) throws -> Void) throws -> String {
        var editor = try JSONEditor(Array(text.utf8))
        try body(&editor)
        return String(decoding: editor.bytes, as: UTF8.self)
    }

    @Test("a value is replaced and every other byte stays")
    func replace() throws {
        let text = #" {"a" :1e3,  "b":{"c":"\u0041"} , "z":[1,2]}  "#
        #expect(try edit(text) { try $0.replace(["a"], with: 7) } == #" {"a" :7,  "b":{"c":"\u0041"} , "z":[1,2]}  "#)
        #expect(
            try edit(text) { try $0.replace(["z", 1], with: ["x", nil]) }
                == #" {"a" :1e3,  "b":{"c":"\u0041"} , "z":[1,["x",null]]}  "#)
        #expect(try edit(text) { try $0.replace([], with: true) } == " true  ")
    }

    @Test("members are added to compact text")
    func compact() throws {
        #expect(try edit("{}") { try $0.set(["a"], to: 1) } == #"{"a":1}"#)
        #expect(try edit(#"{"b":1}"#) { try $0.set(["c"], to: ["x": []]) } == #"{"b":1,"c":{"x":[]}}"#)
        #expect(try edit(#"{"b":1,"d":2}"#) { try $0.set(["c"], to: 3, order: .sorted) } == #"{"b":1,"c":3,"d":2}"#)
        #expect(try edit(#"{"b":1}"#) { try $0.set(["a"], to: 3, order: .sorted) } == #"{"a":3,"b":1}"#)
        #expect(try edit(#"{"b":1}"#) { try $0.set(["x", "y", "z"], to: 1) } == #"{"b":1,"x":{"y":{"z":1}}}"#)
        #expect(try edit(#"{"x":null}"#) { try $0.set(["x", "y"], to: 1) } == #"{"x":{"y":1}}"#)
        #expect(try edit(#"{"a": 1, "b": 2}"#) { try $0.set(["c"], to: 3) } == #"{"a": 1, "b": 2, "c": 3}"#)
        #expect(try edit(#"{"a":[]}"#) { try $0.append(1, to: ["a"]) } == #"{"a":[1]}"#)
        #expect(try edit(#"{"a":[0]}"#) { try $0.append(1, to: ["a"]) } == #"{"a":[0,1]}"#)
        #expect(try edit(#"{"a":null}"#) { try $0.append(1, to: ["a"]) } == #"{"a":[1]}"#)
    }

    @Test("a key is found as Go finds it, a map's entry exactly")
    func folding() throws {
        #expect(try edit(#"{"Config":1}"#) { try $0.set(["config"], to: 2) } == #"{"Config":2}"#)
        #expect(
            try edit(#"{"L":{"A":"1"}}"#) { try $0.set(["L", .entry("a")], to: "2") } == #"{"L":{"A":"1","a":"2"}}"#)
    }

    static let pretty = """
        {
           "a": {
              "x": 1
           },
           "list": [
              "one"
           ],
           "none": [],
           "z": {}
        }

        """

    @Test("what is put into indented text is indented")
    func indented() throws {
        let edited = try edit(Self.pretty) { editor in
            try editor.set(["a", "y"], to: ["k": [1, 2]])
            try editor.append("two", to: ["list"])
            try editor.append(["q": 1], to: ["none"])
            try editor.set(["z", "deep"], to: true)
            try editor.set(["b"], to: [], order: .sorted)
            try editor.replace(["a", "x"], with: ["m": "n"])
        }
        #expect(
            edited == """
                {
                   "a": {
                      "x": {
                         "m": "n"
                      },
                      "y": {
                         "k": [
                            1,
                            2
                         ]
                      }
                   },
                   "b": [],
                   "list": [
                      "one",
                      "two"
                   ],
                   "none": [
                      {
                         "q": 1
                      }
                   ],
                   "z": {
                      "deep": true
                   }
                }

                """)
    }

    @Test("members and elements are taken out with their comma")
    func remove() throws {
        let text = #"{"a":1, "b":2, "c":[1,2,3]}"#
        #expect(try edit(text) { try $0.remove(["a"]) } == #"{"b":2, "c":[1,2,3]}"#)
        #expect(try edit(text) { try $0.remove(["b"]) } == #"{"a":1, "c":[1,2,3]}"#)
        #expect(try edit(text) { try $0.remove(["c"]) } == #"{"a":1, "b":2}"#)
        #expect(try edit(text) { try $0.remove(["c", 0]) } == #"{"a":1, "b":2, "c":[2,3]}"#)
        #expect(try edit(text) { try $0.remove(["c", 2]) } == #"{"a":1, "b":2, "c":[1,2]}"#)
        #expect(try edit(#"{ "a": 1 }"#) { try $0.remove(["a"]) } == "{}")
        #expect(try edit(Self.pretty) { try $0.remove(["z"]) }.hasSuffix("\"none\": []\n}\n"))
    }

    @Test("what is taken out again leaves the text as it was")
    func roundTrip() throws {
        for text in [#"{"a":1}"#, #"{"a": 1, "b": 2}"#, Self.pretty] {
            let edited = try edit(text) { editor in
                try editor.set(["new"], to: ["deep": [1]])
                try editor.remove(["new"])
                try editor.set(["A0"], to: 1, order: .sorted)
                try editor.remove(["A0"])
            }
            #expect(edited == text)
        }
    }

    @Test("a path that leads nowhere is an error and changes nothing")
    func missing() throws {
        var editor = try JSONEditor(Array(#"{"a":[1],"b":2}"#.utf8))
        let attempts: [(inout JSONEditor) throws -> Void] = [
            { try $0.replace(["x"], with: 1) }, { try $0.replace(["a", 1], with: 1) }, { try $0.remove(["a", 7]) },
            { try $0.remove([]) }, { try $0.set(["a", 1], to: 1) }, { try $0.set(["b", "c"], to: 1) },
            { try $0.append(1, to: ["b"]) }, { try $0.append(1, to: ["x"]) }, { try $0.set(["a", "k"], to: 1) },
        ]
        for attempt in attempts {
            let error = #expect(throws: ImageError.self) { try attempt(&editor) }
            #expect(error?.kind == .notFound)
        }
        #expect(editor.bytes == Array(#"{"a":[1],"b":2}"#.utf8))
    }
}
