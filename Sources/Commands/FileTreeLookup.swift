internal import ByteIO
internal import ImageFormats
internal import ImageOperations

extension FileTree {
    /// The files of the image that a command was given, or of the flat tar that its place is.
    static func looking(
        at place: PlaceOptions, _ image: String?, layer: Int?, _ session: Session
    ) throws(ImageError) -> FileTree {
        guard let at = place.at else {
            let source = try session.source(at: nil)
            return try FileTree(place.image(image, in: source), in: source, layer: layer)
        }
        let spooled = try SpooledPlace(Place(at))
        if image == nil, layer == nil, place.platform == nil,
            let tree = try FileTree.tree(in: spooled, named: Printable(at).description)
        {
            return tree
        }
        let source = try spooled.images()
        session.note(source.warnings)
        return try FileTree(place.image(image, in: source), in: source, layer: layer)
    }
}
