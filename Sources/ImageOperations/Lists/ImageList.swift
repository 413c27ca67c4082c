public import ByteIO
internal import ImageModel
internal import YAML

/// Names of images that stand in a file.
public struct ImageList: Sendable {
    /// One name.
    public struct Entry: Sendable, Hashable {
        /// The name or ID, as a command line would have it.
        public let text: String
        /// The line it stands on, counted from 1.
        public let line: Int
    }

    /// The most bytes a file may have: a bundle of Kubernetes manifests with their schemas has 5 MiB.
    public static let byteLimit = 16 << 20
    /// The most names: an index holds no more.
    public static let nameLimit = 10_000

    /// The names in their order, each as often as it is there.
    public private(set) var entries: [Entry] = []

    /// Reads one name a line. Spaces around it, empty lines, and remarks after `#`, at the beginning of a line or after a
    /// space, are left out.
    ///
    /// - Throws: `.malformed` for a line that is no name, with its number; `.limitExceeded`.
    public init(lines bytes: [UInt8]) throws(ImageError) {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || (0x09...0x0d).contains(byte) }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            var end = line.startIndex
            while end < line.endIndex {
                let begins = end == line.startIndex || isSpace(line[end - 1])
                if begins, line[end] == UInt8(ascii: "#") { break }
                end += 1
            }
            var name = line[..<end].drop(while: isSpace)
            while let last = name.last, isSpace(last) { name.removeLast() }
            if !name.isEmpty { try add(name, line: number + 1) { _ in true } }
        }
    }

    /// Reads the values of all keys `image` of a compose file or of Kubernetes manifests, variables replaced. A name
    /// without a tag gets `latest`.
    ///
    /// - Throws: `.malformed` for what is no YAML, a variable without a value or a value that is no name, with its line;
    ///   `.limitExceeded`.
    public init(yaml bytes: [UInt8], variables: @escaping (String) -> String?) throws(ImageError) {
        var scan = ImageKeyScan()
        let reader = try YAMLReader(bytes)
        while let event = try reader.next() {
            let found = try at("line \(event.line)") { () throws(ImageError) in
                try scan.value(of: event).map { text throws(ImageError) in
                    try ComposeVariables(variables).replaced(in: text)
                }
            }
            guard let text = found else { continue }
            try add(Array(text.utf8)[...], line: event.line) { !$0.isEmpty }
        }
    }

    private mutating func add(
        _ name: ArraySlice<UInt8>, line: Int, where accepted: (String) -> Bool
    ) throws(ImageError) {
        let text = String(decoding: name, as: UTF8.self)
        guard entries.count < Self.nameLimit else {
            throw ImageError(.limitExceeded, "line \(line): more than \(Self.nameLimit) names")
        }
        guard accepted(text), (try? Reference(parsing: text)) != nil || Self.isID(text) else {
            throw ImageError(.malformed, "line \(line): \"\(Printable(text))\" is no name of an image")
        }
        entries.append(Entry(text: text, line: line))
    }

    private static func isID(_ text: String) -> Bool {
        let digits = text.utf8.starts(with: "sha256:".utf8) ? Array(text.utf8.dropFirst(7)) : Array(text.utf8)
        return (1...64).contains(digits.count) && Digest.isHex(digits)
    }
}

/// Finds the values of keys `image`, however deep.
private struct ImageKeyScan {
    private enum Frame {
        case sequence
        case mapping(key: String?, isImage: Bool)
    }

    private var frames: [Frame] = []
    /// Texts that aliases can stand for.
    private var anchors: [String: String] = [:]

    /// The name that the event is, if it is one.
    mutating func value(of event: YAMLEvent) throws(ImageError) -> String? {
        switch event.content {
        case .document:
            anchors = [:]
            return nil
        case .mapping:
            frames.append(.mapping(key: nil, isImage: take(nil).map(Self.isImage) ?? false))
            return nil
        case .sequence:
            _ = take(nil)
            frames.append(.sequence)
            return nil
        case .end:
            frames.removeLast()
            return nil
        case .scalar(let text, let anchor):
            if let anchor { anchors[anchor] = text }
            return named(take(text)) ? text : nil
        case .alias(let anchor):
            guard named(take("")) else { return nil }
            guard let text = anchors[anchor] else {
                throw ImageError(.malformed, "*\(Printable(anchor)) stands for no text")
            }
            return text
        }
    }

    /// A key that has an image for its value; an image volume of Kubernetes has its name one level deeper.
    private func named(_ key: String?) -> Bool {
        guard let key, case .mapping(_, let isImage) = frames.last else { return false }
        return Self.isImage(key) || isImage && key.utf8.elementsEqual("reference".utf8)
    }

    private static func isImage(_ key: String) -> Bool { key.utf8.elementsEqual("image".utf8) }

    /// Goes one step on in the innermost mapping. `text` is what stands there, `nil` for more than a text.
    ///
    /// - Returns: the key, where what stands there is its value.
    private mutating func take(_ text: String?) -> String? {
        guard case .mapping(let key, let isImage) = frames.last else { return nil }
        // A key that is no text still has a value after it.
        frames[frames.count - 1] = .mapping(key: key == nil ? text ?? "" : nil, isImage: isImage)
        return key
    }
}
