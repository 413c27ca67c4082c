/// Sources one after the other.
final class ChainedSource: ByteSource {
    private var sources: [any ByteSource]

    init(_ sources: [any ByteSource]) { self.sources = sources.reversed() }

    func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        while let source = sources.last {
            if try source.read(atMost: limit, body) { return true }
            sources.removeLast()
        }
        return false
    }
}
