internal import ByteIO
internal import ImageModel

/// A name that an image shall get.
enum NewName {
    /// The name in full.
    ///
    /// - Throws: `.usage` with docker's words.
    static func parse(_ text: String) throws(ImageError) -> String {
        let reference: Reference
        do throws(ImageError) {
            reference = try Reference(parsing: text)
        } catch {
            let prefix = Invocation.current.isDocker ? "error parsing reference: " : ""
            throw ImageError(
                .usage, "\(prefix)\"\(Printable(text))\" is not a valid repository/tag: \(error.message)")
        }
        guard reference.digest == nil else {
            throw ImageError(.usage, "refusing to create a tag with a digest reference")
        }
        guard Digest.Algorithm(rawValue: reference.familiarName) == nil else {
            throw ImageError(.reference, "refusing to create an ambiguous tag using digest algorithm as name")
        }
        return reference.withDefaultTag.canonical
    }
}
