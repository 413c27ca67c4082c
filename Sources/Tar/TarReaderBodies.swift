public import ByteIO

/// Bodies as a whole.
extension TarReader {
    /// Writes what is left of the current body into `sink`, holes as zeros; the kernel copies it where it can.
    ///
    /// - Throws: as `readBody`; what the sink throws.
    public mutating func copyBody(to sink: any ByteSink) throws(ImageError) {
        if remaining >= Self.shortestCopy, let region = bodyRegion {
            try sink.write(region)
            try skipBody()
        }
        while try readBody({ span throws(ImageError) in
            try sink.write(span)
            return span.byteCount
        }) {}
    }
}
