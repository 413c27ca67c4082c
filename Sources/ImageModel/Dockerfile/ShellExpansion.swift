public import ByteIO

/// Resolves quotes, escapes and variables in the text of an instruction, as BuildKit does: `$V`, `${V}`, `${V:-d}`,
/// `${V-d}`, `${V:+a}`, `${V+a}`, `${V:?e}`, `${V?e}`, `${V#p}`, `${V##p}`, `${V%p}`, `${V%%p}`, `${V/p/r}`,
/// `${V//p/r}`. In single quotes all is literal; a variable that is not set is empty.
public struct ShellExpansion: Sendable {
    /// A text of 64 KiB that doubles a variable some times would fill the memory.
    static let lengthLimit = 1 << 20
    /// Substitutions inside each other; reading them recurses.
    static let depthLimit = 64

    let escape: UInt8
    let variables: [ByteKey: String]
    /// Whether every text is its own result: for values that a shell has expanded already.
    var isLiteral = false

    /// An expansion that knows `environment`, `KEY=value` each; the last of equal keys counts.
    public init(environment: [String], escape: UInt8 = UInt8(ascii: "\\")) {
        self.escape = escape
        var variables: [ByteKey: String] = [:]
        for entry in environment {
            let pair = DockerfileWords.cut(entry) ?? (entry, "")
            variables[ByteKey(pair.key)] = pair.value
        }
        self.variables = variables
    }

    /// The text with everything resolved, as one word.
    ///
    /// - Throws: `.malformed` with BuildKit's words, `.limitExceeded` over 1 MiB.
    public func word(_ text: String) throws(ImageError) -> String {
        isLiteral ? text : String(decoding: try result(text).text, as: UTF8.self)
    }

    /// The words of the text: unquoted spaces, also those in the value of a variable, divide.
    ///
    /// - Throws: as `word`.
    public func words(_ text: String) throws(ImageError) -> [String] {
        isLiteral ? [text] : try result(text).words.map { String(decoding: $0, as: UTF8.self) }
    }

    private func result(_ text: String) throws(ImageError) -> ShellText {
        var reader = ShellReader(Array(text.utf8), self)
        return try reader.read(until: nil, keepsEscapes: false, depth: 0)
    }
}

/// What was read, as a whole and in words.
struct ShellText {
    private(set) var text: [UInt8] = []
    private var complete: [[UInt8]] = []
    private var word: [UInt8] = []
    /// Whether a word has begun: quotes with nothing in them begin one too.
    private var isInWord = false

    var words: [[UInt8]] { complete + (isInWord ? [word] : []) }

    /// Bytes that stay together.
    mutating func append(quoted bytes: some Sequence<UInt8>) throws(ImageError) {
        let count = text.count
        text += bytes
        word += text[count...]
        isInWord = true
        try checkLength()
    }

    /// Bytes that spaces divide.
    mutating func append(plain bytes: some Sequence<UInt8>) throws(ImageError) {
        for byte in bytes {
            text.append(byte)
            if !byte.isASCIISpace {
                word.append(byte)
                isInWord = true
            } else if isInWord {
                complete.append(word)
                word = []
                isInWord = false
            }
        }
        try checkLength()
    }

    private func checkLength() throws(ImageError) {
        guard text.count <= ShellExpansion.lengthLimit else {
            throw ImageError(.limitExceeded, "expands to more than \(ShellExpansion.lengthLimit) bytes")
        }
    }
}
