/// Copies what is consumed through it into a sink as well.
public final class TeeSource: ByteSource {
    private let upstream: any ByteSource
    private let sink: any ByteSink

    /// Passes `upstream` on; `sink` gets the same bytes and is not finished.
    public init(_ upstream: any ByteSource, into sink: any ByteSink) {
        self.upstream = upstream
        self.sink = sink
    }

    /// Lends the next run, as every source does.
    public func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        try upstream.read(atMost: limit) { span throws(ImageError) in
            let used = try body(span)
            try sink.write(span.extracting(first: used))
            return used
        }
    }
}
