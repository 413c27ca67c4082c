/// The grammar of the `org.opencontainers.image.ref.name` annotation.
public enum RefName {
    /// Whether `text` is `component(/component)*`, a component being `[A-Za-z0-9]+` parts joined by one of `-._:@+`
    /// or `--` (OCI annotations.md).
    public static func isValid(_ text: String) -> Bool {
        Array(text.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy(isComponent)
    }

    private static func isComponent(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, first.isASCIIAlphanumeric, last.isASCIIAlphanumeric
        else { return false }
        return bytes.split(whereSeparator: \.isASCIIAlphanumeric).allSatisfy { separator in
            separator.elementsEqual("--".utf8)
                || separator.count == 1 && "-._:@+".utf8.contains(separator[separator.startIndex])
        }
    }
}
