internal import ByteIO
internal import ImageFormats
internal import SystemPackage

extension Place {
    /// Whether an operand that may be a place or an image in the store is a place: `-`, a path that begins as one, one
    /// with its kind in front, or the name of an existing file or folder.
    static func isMeant(by text: String) throws(ImageError) -> Bool {
        if text == "-" || ["/", "./", "../"].contains(where: text.hasPrefix) { return true }
        if let place = try? Place(text), place.transport != nil { return true }
        return try Folder.kind(of: FilePath(text)) != nil
    }
}
