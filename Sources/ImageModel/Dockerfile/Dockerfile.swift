public import ByteIO

/// The instructions of a Dockerfile, continuation lines joined, comments gone. Their texts are not interpreted here.
///
/// Here-documents are not read: no instruction that changes a config can have one.
public struct Dockerfile: Sendable {
    /// BuildKit reads no longer line either.
    public static let lineLimit = 65535

    /// One instruction.
    public struct Instruction: Sendable, Hashable {
        /// The keyword as typed.
        public let keyword: String
        /// `--name=value` words between keyword and text, quotes resolved.
        public let flags: [String]
        /// What follows, without spaces around it.
        public let text: String
        /// The whole line, continuation lines joined.
        public let original: String
        /// The number of its first line, from 1.
        public let line: Int

        /// The keyword in capitals.
        public var name: String { String(decoding: keyword.utf8.map(\.uppercased), as: UTF8.self) }
    }

    /// The instructions in order.
    public let instructions: [Instruction]
    /// `\` or, if the `escape` directive says so, `` ` ``.
    public let escape: UInt8

    /// Reads a Dockerfile.
    ///
    /// - Throws: `.malformed` with BuildKit's words.
    public init(parsing bytes: [UInt8]) throws(ImageError) {
        var lines = try DockerfileLines(bytes)
        var instructions: [Instruction] = []
        while let (text, number) = try lines.next() {
            instructions.append(try at("line \(number)") { () throws(ImageError) in try Instruction(text, number) })
        }
        guard !instructions.isEmpty else { throw ImageError(.malformed, "file with no instructions") }
        self.instructions = instructions
        escape = lines.escape
    }
}

extension Dockerfile.Instruction {
    init(_ text: [UInt8], _ number: Int) throws(ImageError) {
        let trimmed = text.trimmedSpace
        let word = trimmed.prefix { !$0.isASCIISpace }
        var rest = trimmed[word.endIndex...]
        flags = try Self.takeFlags(&rest)
        keyword = try Self.string(word)
        self.text = try Self.string(rest.trimmedSpace)
        original = try Self.string(text[...])
        line = number
    }

    private static func string(_ bytes: ArraySlice<UInt8>) throws(ImageError) -> String {
        guard let string = String(validating: bytes, as: UTF8.self) else {
            throw ImageError(.malformed, "line is not valid UTF-8")
        }
        return string
    }

    /// Takes the words that begin with `--`; `--` alone ends them.
    private static func takeFlags(_ rest: inout ArraySlice<UInt8>) throws(ImageError) -> [String] {
        var flags: [String] = []
        while true {
            rest = rest.drop(while: \.isASCIISpace)
            guard rest.starts(with: "--".utf8) else { return flags }
            let word = takeWord(&rest)
            if word.elementsEqual("--".utf8) { return flags }
            flags.append(try string(word[...]))
        }
    }

    /// Takes a word, in which quotes and a backslash hold together what has spaces.
    private static func takeWord(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        var word: [UInt8] = []
        var quote: UInt8?
        while let byte = rest.first, quote != nil || !byte.isASCIISpace {
            rest = rest.dropFirst()
            switch byte {
            case UInt8(ascii: "\\"):
                guard let next = rest.popFirst() else { return word }
                word.append(next)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if quote == nil { quote = byte } else if quote == byte { quote = nil } else { word.append(byte) }
            default: word.append(byte)
            }
        }
        return word
    }
}
