import CZlib

/// zlib's opinion of gzip members in a row.
enum Zlib {
    /// What it makes of them.
    enum Outcome {
        /// All of it, to the last byte.
        case whole([UInt8])
        /// Some members, and something behind them.
        case followed([UInt8])
        /// There is no member in front, or it is damaged, or there is too much in them.
        case broken
        case tooMuch
    }

    /// Inflates to at most `limit` bytes.
    static func inflate(_ bytes: [UInt8], limit: Int) -> Outcome {
        var content: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            // A member may be empty.
            guard rest.starts(with: [0x1f, 0x8b]) else {
                return rest.count == bytes.count ? .broken : .followed(content)
            }
            guard let (member, used) = member(Array(rest), limit: limit + 1) else { return .broken }
            content += member
            guard content.count <= limit else { return .tooMuch }
            rest = rest.dropFirst(used)
        }
        return .whole(content)
    }

    /// One member, and how many bytes it takes; all there is room for where it does not end.
    private static func member(_ bytes: [UInt8], limit: Int) -> (bytes: [UInt8], used: Int)? {
        var input = bytes
        var output = [UInt8](repeating: 0, count: limit)
        var stream = unsafe z_stream()
        // 16: gzip headers and trailers, and nothing else.
        guard unsafe inflateInit2_(&stream, 16 + 15, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { unsafe inflateEnd(&stream) }
        let status = unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(output.count)
                return unsafe CZlib.inflate(&stream, Z_FINISH)
            }
        }
        guard unsafe status == Z_STREAM_END || stream.avail_out == 0 else { return nil }
        return unsafe (Array(output.prefix(output.count - Int(stream.avail_out))), bytes.count - Int(stream.avail_in))
    }
}
