/// Turns one block into another, on its own: a block of bytes into a gzip member or a zstd frame, or back. Used by one
/// thread at a time.
protocol BlockCoder: AnyObject {
    /// Fills `output` from `input`.
    ///
    /// - Returns: how many bytes it made; `nil` where it cannot.
    func code(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int?
}

/// What blocks of one kind need.
struct BlockKind: Sendable {
    /// Bytes of input at the most.
    let inputSize: Int
    /// Bytes of output at the most.
    let outputSize: Int
    /// How many threads may work on blocks; each has a coder of its own.
    let width: Int
    /// How many blocks may be under way: `width` and one that is filled, or one that the caller codes itself.
    let slots: Int
    /// Makes a coder.
    let coder: @Sendable () -> any BlockCoder
}
