internal import ByteIO

/// A global PAX header: records that stand before the members and are about the archive. Readers that do not know a key
/// leave it alone, and `comment` is there to be left alone (POSIX pax, extended header keywords).
public enum TarGlobalHeader {
    /// The blocks of a header with one record.
    ///
    /// `key` must have no NUL and no `=`.
    public static func blocks(key: [UInt8], value: [UInt8]) -> [UInt8] {
        var body: [UInt8] = []
        TarEncoder.append(key, value, to: &body)
        var block = TarFields(type: UInt8(ascii: "g"))
        // What git calls it: a reader that knows no PAX makes a file of it.
        block.set(.name, text: Array("pax_global_header".utf8)[...])
        block.set(.mode, 0o644)
        block.set(.size, Int64(body.count))
        body.append(contentsOf: repeatElement(0, count: TarReader.padding(after: Int64(body.count))))
        return block.sealed() + body
    }
}
