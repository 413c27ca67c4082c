internal import ByteIO
internal import ImageFormats

extension LayerReading {
    /// Refuses as a layer what nobody means to be one: nothing at all, which a program that failed leaves in a pipe, and
    /// an image archive unless `isForced`. Its signs must have been looked for.
    ///
    /// - Throws: `.truncated`; `.unsupported` with `hint` behind it.
    func refuseMistakes(isForced: Bool, hint: String) throws(ImageError) {
        guard content?.size != 0 else {
            throw ImageError(.truncated, "there is nothing in it, not even an empty tar")
        }
        guard isForced || signs?.isImageArchive != true else {
            throw ImageError(.unsupported, "it is an image archive, not a root file system: \(hint)")
        }
    }
}
