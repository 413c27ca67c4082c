internal import CBzip2

/// Bzip2 streams in a row.
@safe
final class Bzip2Decoder: Decoder {
    static let name = "bzip2"
    static let mayBePadded = true

    private let stream: UnsafeMutablePointer<bz_stream>
    private(set) var isComplete = false
    private(set) var taken = 0

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: bz_stream())
        _ = unsafe BZ2_bzDecompressInit(stream, 0, 0)
    }

    deinit {
        unsafe BZ2_bzDecompressEnd(stream)
        unsafe stream.deallocate()
    }

    func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ImageError) -> DecodingStep {
        if isComplete {
            unsafe BZ2_bzDecompressEnd(stream)
            unsafe stream.initialize(to: bz_stream())
            _ = unsafe BZ2_bzDecompressInit(stream, 0, 0)
            isComplete = false
        }
        let count = min(input.count, 1 << 30)
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        unsafe stream.pointee.avail_out = UInt32(output.count)
        let result = unsafe BZ2_bzDecompress(stream)
        taken = unsafe count - Int(stream.pointee.avail_in)
        guard result == BZ_OK || result == BZ_STREAM_END else {
            throw ImageError(.malformed, "cannot be decoded (code \(result))")
        }
        isComplete = result == BZ_STREAM_END
        return unsafe DecodingStep(
            consumed: count - Int(stream.pointee.avail_in), produced: output.count - Int(stream.pointee.avail_out))
    }

    func end(into output: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard !isComplete else { return 0 }
        return try unsafe decode(UnsafeRawBufferPointer(start: nil, count: 0), into: output).produced
    }
}
