/// Sets the checksums of tar headers right.
enum TarSeal {
    private static let magic = Array("ustar".utf8)
    private static let sum = 148..<156

    /// Seals every header that `bytes` have, wherever they begin: behind a layer's end another may follow at once.
    static func apply(to bytes: inout UnsafeMutableBufferPointer<UInt8>) {
        var place = 257
        while place + 255 <= bytes.count {
            guard unsafe bytes[place] == magic[0], magic.indices.allSatisfy({ unsafe bytes[place + $0] == magic[$0] })
            else {
                place += 1
                continue
            }
            unsafe seal(&bytes, at: place - 257)
            place += 512
        }
    }

    private static func seal(_ bytes: inout UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        var total = sum.count * 0x20
        for index in 0..<512 where !sum.contains(index) { unsafe total += Int(bytes[start + index]) }
        let digits = Array(String(total, radix: 8).utf8)
        let field = [UInt8](repeating: 0x30, count: 6 - digits.count) + digits + [0, 0x20]
        for (index, byte) in field.enumerated() { unsafe bytes[start + sum.lowerBound + index] = byte }
    }
}
