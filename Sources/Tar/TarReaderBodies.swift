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

    /// Reads what is left of the current body into memory.
    ///
    /// - Throws: as `readBody`; `.limitExceeded` when there is more than `limit` bytes.
    public mutating func readWholeBody(limit: Int) throws(ImageError) -> [UInt8] {
        var bytes: [UInt8] = []
        while try readBody({ span throws(ImageError) in
            guard span.byteCount <= limit - bytes.count else {
                throw ImageError(.limitExceeded, "the member is larger than the limit of \(limit) bytes")
            }
            bytes.append(contentsOf: span)
            return span.byteCount
        }) {}
        return bytes
    }
}
