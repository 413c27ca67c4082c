import ByteIO

/// Compressed bytes: what comes out must not depend on how they come in, nor on whose decoder it is.
enum CodecChecks {
    /// More is not kept; bombs are for other checks.
    static let limit = 64 << 10

    /// Decodes what is compressed in any way.
    static func decode(_ bytes: [UInt8]) {
        guard let compression = try? Compression.detect(BytesSource(bytes)).0, compression != .none else { return }
        let whole = decoded(bytes, compression, chunk: .max)
        let pieces = decoded(bytes, compression, chunk: 13)
        Claim.holds(same(whole, pieces), "what comes out depends on how it comes in: \(whole) \(pieces)")
        if compression == .gzip { compare(whole, Zlib.inflate(bytes, limit: limit)) }
    }

    /// Writes bytes in each way there is, and reads them again.
    static func recode(_ bytes: [UInt8]) throws(ImageError) {
        guard let first = bytes.first else { return }
        let content = Array(bytes.dropFirst())
        let (compression, levels): (Compression, ClosedRange<Int>) =
            switch first % 3 {
            case 0: (.gzip, 0...9)
            case 1: (.zstd, 1...7)
            default: (.xz, 0...3)
            }
        let packed = BytesSink()
        let sink = try compression.encoding(
            into: packed, level: levels.lowerBound + Int(first / 3) % levels.count)
        for run in stride(from: 0, to: content.count, by: 4001) {
            try sink.write(Array(content[run..<min(run + 4001, content.count)]))
        }
        try sink.finish()
        let again = decoded(packed.bytes, compression, chunk: 509)
        Claim.holds(same(again, .success(content)), "\(compression) \(first): \(again)")
        if compression == .gzip { compare(again, Zlib.inflate(packed.bytes, limit: limit)) }
    }

    private static func decoded(
        _ bytes: [UInt8], _ compression: Compression, chunk: Int
    ) -> Result<[UInt8], ImageError> {
        do throws(ImageError) {
            return .success(try compression.decoding(BytesSource(bytes, chunk: chunk)).readAll(limit: limit))
        } catch {
            return .failure(error)
        }
    }

    /// Whether both are the same bytes, or both fail. How far a decoder comes before it sees the damage may differ.
    private static func same(_ left: Result<[UInt8], ImageError>, _ right: Result<[UInt8], ImageError>) -> Bool {
        switch (left, right) {
        case (.success(let left), .success(let right)): left == right
        case (.failure, .failure): true
        // What is too much is noticed before what is wrong behind it, or after.
        case (.failure(let error), .success), (.success, .failure(let error)): error.kind == .limitExceeded
        }
    }

    private static func compare(_ ours: Result<[UInt8], ImageError>, _ theirs: Zlib.Outcome) {
        switch (ours, theirs) {
        case (.success(let ours), .whole(let theirs)): Claim.holds(ours == theirs, "zlib has other bytes")
        case (.success(let ours), .followed(let theirs)): Claim.holds(ours == theirs, "zlib has other bytes in front")
        case (.success, .broken): fatalError("zlib refuses what we read")
        case (.failure(let error), .whole):
            Claim.holds([.limitExceeded, .unsupported].contains(error.kind), "zlib reads it: \(error)")
        default: break
        }
    }
}
