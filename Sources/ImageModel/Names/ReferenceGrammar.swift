/// The grammar of names, on bytes.
extension Reference {
    /// `[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}`.
    static func isTag(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, bytes.count <= 128 else { return false }
        let isWord = { (byte: UInt8) in byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") }
        return isWord(first)
            && bytes.allSatisfy { isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    /// Components divided by slashes.
    static func isPath(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy(isComponent)
    }

    /// `[a-z0-9]+` parts, joined by `.`, `_`, `__` or any number of `-`.
    private static func isComponent(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isPart = { (byte: UInt8) in byte.isASCIILower || byte.isASCIIDigit }
        guard let first = bytes.first, let last = bytes.last, isPart(first), isPart(last) else { return false }
        return bytes.split(whereSeparator: isPart).allSatisfy { separator in
            switch separator.first {
            case UInt8(ascii: "."): separator.count == 1
            case UInt8(ascii: "_"): separator.count <= 2 && separator.allSatisfy { $0 == UInt8(ascii: "_") }
            case UInt8(ascii: "-"): separator.allSatisfy { $0 == UInt8(ascii: "-") }
            default: false
            }
        }
    }

    /// A host name or `[ipv6]`, with or without a port.
    static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        var host = bytes
        let bracket = host.lastIndex(of: UInt8(ascii: "]")) ?? host.startIndex
        if let colon = host[bracket...].lastIndex(of: UInt8(ascii: ":")) {
            guard colon + 1 < host.endIndex, host[(colon + 1)...].allSatisfy(\.isASCIIDigit) else { return false }
            host = host[..<colon]
        }
        if host.first == UInt8(ascii: "[") {
            guard host.last == UInt8(ascii: "]"), host.count > 2 else { return false }
            return host.dropFirst().dropLast().allSatisfy { $0.hexValue != nil || $0 == UInt8(ascii: ":") }
        }
        return host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        return first.isASCIIAlphanumeric && last.isASCIIAlphanumeric
            && bytes.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    }

    /// `[A-Za-z][A-Za-z0-9]*` parts, joined by one of `-_+.`.
    static func isAlgorithm(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isJoint = { (byte: UInt8) in "-_+.".utf8.contains(byte) }
        return bytes.split(omittingEmptySubsequences: false, whereSeparator: isJoint).allSatisfy { part in
            guard let first = part.first, !first.isASCIIDigit else { return false }
            return part.allSatisfy(\.isASCIIAlphanumeric)
        }
    }
}
