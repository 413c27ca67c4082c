/// Takes bytes in order. Confined to one task at a time; hand it over with `sending`.
public protocol ByteSink: AnyObject {
    /// Takes all of `bytes`, which are valid only during the call.
    func write(_ bytes: RawSpan) throws(ImageError)
    /// Takes a range of a file; a file sink lets the kernel copy it.
    func write(_ region: FileRegion) throws(ImageError)
    /// Writes what is held back (a trailer, a buffer). Nothing may be written after it.
    func finish() throws(ImageError)
}

extension ByteSink {
    /// Reads the region and writes what it reads.
    public func write(_ region: FileRegion) throws(ImageError) {
        try RegionSource(region).copyBytes(to: self)
    }

    /// Takes all of `bytes`.
    public func write(_ bytes: [UInt8]) throws(ImageError) {
        try write(unsafe bytes.span.bytes)
    }
}
