/// A text as a key of a set or dictionary, told apart by its bytes.
package struct ByteKey: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// The key as Go folds it to find a struct's field.
    init(folding text: String) {
        let plain = text.utf8.allSatisfy { !$0.isASCIIUpper && $0 < 0x80 }
        self.text = plain ? text : String(String.UnicodeScalarView(text.unicodeScalars.map(\.folded)))
    }

    package static func == (left: ByteKey, right: ByteKey) -> Bool { left.text.isSame(as: right.text) }

    package func hash(into hasher: inout Swift.Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0xff))
    }
}

extension Unicode.Scalar {
    /// ASCII letters in lower case, and the two other letters that Unicode's simple folding maps into ASCII: U+017F
    /// (long s) and U+212A (Kelvin sign). So does Go when it looks for the field of a key.
    var folded: Unicode.Scalar {
        switch self {
        case "A"..."Z": Unicode.Scalar(UInt8(value) | 0x20)
        case "\u{17f}": "s"
        case "\u{212a}": "k"
        default: self
        }
    }
}

extension String {
    /// Whether Go takes both for the same field.
    func isFolded(as other: String) -> Bool {
        var left = utf8.makeIterator()
        var right = other.utf8.makeIterator()
        while true {
            switch (left.next(), right.next()) {
            case (nil, nil): return true
            case (let one?, let two?) where one < 0x80 && two < 0x80:
                guard one.lowercased == two.lowercased else { return false }
            case (nil, _), (_, nil): return false
            case (_, _): return ByteKey(folding: self) == ByteKey(folding: other)
            }
        }
    }
}
