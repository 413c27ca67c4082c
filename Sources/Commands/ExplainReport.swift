internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

/// `tote diff --explain`: a line for each way in which two archives that should be equal are not.
struct ExplainReport {
    private let explain: Explain
    private let form: ReportForm

    init(_ explain: Explain, _ form: ReportForm) {
        self.explain = explain
        self.form = form
    }

    /// Prints what differs, and in text what it comes to.
    ///
    /// - Returns: whether anything does.
    func show() throws(ImageError) -> Bool {
        let sink = try FileSink.standardOutput()
        for difference in explain.differences {
            switch form {
            case .text:
                let line = [difference.place, difference.level.rawValue, difference.message].joined(separator: ": ")
                try sink.write(Array("\(Printable(line))\n".utf8))
            case .json: try sink.write(Self.object(difference).shown() + [0x0A])
            }
        }
        if form == .text, !explain.differences.isEmpty {
            let isVisible = explain.differences.contains(where: \.isVisible)
            try sink.write(Array((isVisible ? "what they hold differs\n" : "they hold the same\n").utf8))
        }
        try sink.finish()
        return !explain.differences.isEmpty
    }

    private static func object(_ difference: FormDifference) -> JSON {
        .object([
            ("level", .string(difference.level.rawValue)), ("where", .string(difference.place)),
            ("message", .string(difference.message)), ("visible", .bool(difference.isVisible)),
        ])
    }
}

extension Explain.Side {
    /// What an operand means: an image in the store, all images of a place with the file they are in, or a tar.
    init(_ text: String, _ session: Session) throws(ImageError) {
        guard try Place.isMeant(by: text) else {
            let source = try session.store().open()
            self.init(source, roots: [try ImageLookup(in: source).find(text)], open: nil)
            return
        }
        let spooled = try SpooledPlace(Place(text))
        if let tree = try spooled.tree() {
            self.init(tree: tree)
            return
        }
        let source = try spooled.images()
        session.note(source.warnings)
        self.init(source, roots: source.roots, open: spooled.bytes)
    }
}
