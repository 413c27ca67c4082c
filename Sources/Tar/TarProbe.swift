internal import ByteIO

/// Looks at single blocks of an archive that is damaged, where there is no member before to say what they are.
package enum TarProbe {
    /// Bytes of a block.
    package static let blockSize = TarBlock.size
    /// What stands at `magicOffset` of every header but the oldest ones.
    package static let magic = Array("ustar".utf8)
    /// Where it stands, in bytes from the header's start.
    package static let magicOffset = TarBlock.magicOffset

    /// The name and the size that 512 bytes give, taken as a header; `nil` where they give none.
    ///
    /// `checked`: whether the checksum must be right.
    package static func claim(_ bytes: [UInt8], checked: Bool) -> (name: [UInt8], size: Int64)? {
        guard let block = block(bytes), !checked || (try? block.checkSum(at: 0)) == true else { return nil }
        guard let size = block.number(.size), size >= 0 else { return nil }
        let name = Array(block.text(.name))
        return name.isEmpty ? nil : (name, size)
    }

    /// Whether the bytes are a block whose checksum is right.
    package static func isHeader(_ bytes: [UInt8]) -> Bool { (try? block(bytes)?.checkSum(at: 0)) == true }

    private static func block(_ bytes: [UInt8]) -> TarBlock? {
        guard bytes.count == TarBlock.size else { return nil }
        var block = TarBlock()
        block.append(unsafe bytes.span.bytes)
        return block
    }

    /// Whether 512 bytes can be what follows a member: a header, or the zeros at the end.
    package static func isBoundary(_ bytes: [UInt8]) -> Bool {
        bytes.isEmpty || bytes.allSatisfy { $0 == 0 } || claim(bytes, checked: true) != nil
    }
}
