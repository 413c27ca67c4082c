/// Text compared as bytes. `String`'s own `==` and `<` compare after Unicode normalisation, so that "é" in two
/// spellings, or the Kelvin sign and "K", are one key; no container tool does that.
extension String {
    package func isSame(as other: String) -> Bool {
        // The counts are known, and most texts that differ differ in them.
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
    func isPrefixed(by prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
    func isSuffixed(by suffix: String) -> Bool { utf8.reversed().starts(with: suffix.utf8.reversed()) }
}

extension UInt8 {
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIIUpper: Bool { (0x41...0x5a).contains(self) }
    var isASCIILower: Bool { (0x61...0x7a).contains(self) }
    var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIIUpper || isASCIILower }
    /// What `A`…`Z` are in lower case; every other byte is itself.
    var lowercased: UInt8 { isASCIIUpper ? self | 0x20 : self }

    /// What `a`…`z` are in upper case; every other byte is itself.
    var uppercased: UInt8 { isASCIILower ? self & 0xdf : self }
    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    var isASCIISpace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }

    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
