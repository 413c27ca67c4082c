public import ByteIO
internal import CYaml

/// Reads YAML event by event, with libyaml. Nothing is built and no alias is followed, so that a text cannot grow: memory
/// and time are those of its own bytes.
@safe
public final class YAMLReader {
    /// Mappings and sequences inside each other: Kubernetes' own documents have about twenty.
    public static let depthLimit = 64
    /// Events: as many as JSON may have values. The time that libyaml takes for one grows with the depth.
    public static let eventLimit = 1_000_000

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>
    private var depth = 0
    private var events = 0
    private var isAtEnd = false

    /// Reads `bytes`, in UTF-8 or UTF-16.
    ///
    /// - Throws: `.limitExceeded` when there is no memory for it.
    public init(_ bytes: [UInt8]) throws(ImageError) {
        unsafe text = .allocate(capacity: bytes.count)
        _ = unsafe text.initialize(from: bytes)
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            throw ImageError(.limitExceeded, "there is no memory to read YAML")
        }
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe text.deallocate()
    }

    /// The next event; `nil` after the last.
    ///
    /// - Throws: `.malformed`, with the line; `.limitExceeded` for too deep a nesting. Not to be called again then.
    public func next() throws(ImageError) -> YAMLEvent? {
        while !isAtEnd {
            var event = unsafe yaml_event_t()
            guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
            let read = unsafe Self.read(event)
            isAtEnd = unsafe event.type == YAML_STREAM_END_EVENT
            unsafe yaml_event_delete(&event)
            guard let read else { continue }
            try count(read)
            return read
        }
        return nil
    }

    private func count(_ event: YAMLEvent) throws(ImageError) {
        switch event.content {
        case .mapping, .sequence: depth += 1
        case .end: depth -= 1
        default: break
        }
        events += 1
        guard events <= Self.eventLimit else {
            throw ImageError(.limitExceeded, "line \(event.line): more than \(Self.eventLimit) nodes")
        }
        guard depth <= Self.depthLimit else {
            throw ImageError(.limitExceeded, "line \(event.line): nested deeper than \(Self.depthLimit)")
        }
    }

    private static func read(_ event: yaml_event_t) -> YAMLEvent? {
        let content: YAMLEvent.Content
        switch unsafe event.type {
        case YAML_DOCUMENT_START_EVENT: content = .document
        case YAML_MAPPING_START_EVENT: content = .mapping
        case YAML_SEQUENCE_START_EVENT: content = .sequence
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: content = .end
        case YAML_ALIAS_EVENT: content = .alias(unsafe string(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            content = unsafe .scalar(String(decoding: value, as: UTF8.self), anchor: string(scalar.anchor))
        default: return nil
        }
        return YAMLEvent(content, line: Int(clamping: unsafe event.start_mark.line) + 1)
    }

    private static func string(_ text: UnsafeMutablePointer<UInt8>?) -> String? {
        unsafe text.map { unsafe String(cString: $0) }
    }

    private func problem() -> ImageError {
        isAtEnd = true
        let line = Int(clamping: unsafe parser.pointee.problem_mark.line) + 1
        let text = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "it cannot be read"
        return ImageError(.malformed, "line \(line): \(Printable(text))")
    }
}
