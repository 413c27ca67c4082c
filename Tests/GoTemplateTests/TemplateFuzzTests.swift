import ByteIO
import GoTemplate
import Support
import Testing

/// Whatever a template is, it gives text or a mistake, and soon.
@Suite struct TemplateFuzzTests {
    private static let pieces = [
        "{{", "}}", "{{-", "-}}", " ", "\n", ".", ".s", ".l", ".m", ".deep.x", ".nil", ".missing", "$", "$x", "$x := ",
        "$x = ",
        ",", "|", "(", ")", "if ", "else", "end", "range ", "with ", "define `q`", "template `q` ", "block `q` ",
        "break",
        "continue", "nil", "true", "1", "-1", "0x1F", "1.5", "9223372036854775807", "'a'", "\"x\"", "`r`", "printf ",
        "print ",
        "println ", "len ", "index ", "slice ", "eq ", "lt ", "and ", "or ", "not ", "json ", "split ", "join ",
        "title ",
        "upper ", "pad ", "truncate ", "html ", "js ", "urlquery ", "call ", "\"%d %v %5.2f %q %x\"", "/*", "*/", "é",
        "\u{1F600}",
        "\\", "\"", "'", "`", "=", ":", ":=", "@", "\u{0}", "{{end}}", "{{.}}", "{{range .l}}", "{{if .s}}", "{{else}}",
    ]

    private func run(_ template: String) {
        do throws(ImageError) {
            _ = try Template(parsing: template).execute(Sample.decoded)
        } catch {
            #expect(error.kind == .usage || error.kind == .limitExceeded)
            #expect(error.message.unicodeScalars.count > 20)
        }
    }

    @Test("heaps of words")
    func words() {
        var random = SeededGenerator()
        print("seed \(random.seed)")
        for _ in 0..<4000 {
            let count = Int.random(in: 1...30, using: &random)
            run((0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined())
        }
    }

    @Test("actions of words, so that more of them parse")
    func actions() {
        var random = SeededGenerator()
        print("seed \(random.seed)")
        for _ in 0..<4000 {
            var template = ""
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let count = Int.random(in: 1...5, using: &random)
                let words = (0..<count).compactMap { _ in Self.pieces[5...70].randomElement(using: &random) }
                template += "{{" + words.joined(separator: " ") + "}}"
            }
            run(template)
        }
    }

    @Test("templates that worked, damaged")
    func damage() {
        var random = SeededGenerator()
        print("seed \(random.seed)")
        let all =
            ActionCases.all + PrintfCases.all + TextFunctionCases.all + DefinitionCases.all + ExecutionFailureCases.all
        for (template, _) in all {
            for _ in 0..<5 { run(String(decoding: random.damage(Array(template.utf8)), as: UTF8.self)) }
        }
    }

    @Test("formats of random directives over random values")
    func formats() throws(ImageError) {
        var random = SeededGenerator()
        print("seed \(random.seed)")
        let template = try Template(parsing: "{{printf .f .a .b}}")
        let values: [TemplateValue] = [
            .null, .bool(true), .integer(.min), .integer(0), .integer(.max), .double(.nan), .double(-.infinity),
            .double(-0.0),
            .double(.leastNonzeroMagnitude), .double(.greatestFiniteMagnitude), .double(0.1), .number("1e5"),
            .string("a\u{0}é\n"),
            .string(""),
            .list([.integer(1), .null]), .map([("k", .double(2))]), .object([("F", .null)]), .nothing(.list([])),
            .nothing(.object([], type: "T")),
        ]
        for _ in 0..<6000 {
            var format = ""
            for _ in 0..<3 {
                format +=
                    "%" + (0..<3).map { _ in "-+# 0123456789.*[1]"[Int.random(in: 0..<19, using: &random)] }.joined()
                format += "vTtbcdoOqxXUeEfFgGspé%!"[Int.random(in: 0..<22, using: &random)]
            }
            let value = TemplateValue.map([
                ("f", .string(format)), ("a", values.randomElement(using: &random) ?? .null),
                ("b", values.randomElement(using: &random) ?? .null),
            ])
            _ = try template.execute(value)
        }
    }

    @Test("doubles print the fewest digits that make them again, or all that are asked for")
    func doubles() throws(ImageError) {
        var random = SeededGenerator()
        print("seed \(random.seed)")
        let template = try Template(parsing: #"{{.}} {{printf "%e %.17g %.16e %.400f %.1100f" . . . . .}} {{json .}}"#)
        for _ in 0..<100 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let texts = try template.execute(.double(value)).split(separator: " ")
            for place in [0, 2, 3, 5, 6] { #expect(Double(texts[place]) == value) }
        }
    }

    @Test("columns lose and change no text")
    func columns() {
        var random = SeededGenerator()
        print("seed \(random.seed)")
        for _ in 0..<500 {
            let cells = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
                ["a", "bb", "ccc日本", "\t", "\t", "\n", "a longer cell"].randomElement(using: &random)
            }
            let aligned = TabWriter.align(cells.joined())
            #expect(aligned.filter { $0 != " " } == cells.joined().filter { $0 != "\t" && $0 != " " })
        }
    }
}

extension String {
    /// The character at a place, for picking one at random.
    fileprivate subscript(place: Int) -> String {
        String(Array(self).dropFirst(place).first ?? " ")
    }
}
