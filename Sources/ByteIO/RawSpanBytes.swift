extension Array where Element == UInt8 {
    /// Copies the bytes of `span` to the end.
    public mutating func append(contentsOf span: RawSpan) {
        unsafe span.withUnsafeBytes { unsafe append(contentsOf: $0) }
    }

    /// The bytes of `span`, copied.
    public init(_ span: RawSpan) {
        self = unsafe span.withUnsafeBytes { unsafe Array($0) }
    }
}

extension RawSpan {
    /// The byte at `offset`. Traps outside the span: check first.
    @inlinable
    public subscript(offset: Int) -> UInt8 {
        precondition(offset >= 0 && offset < byteCount)
        return unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }
}
