/// The extra field in which our gzip members say how long they are.
enum GzipMemberLength {
    /// What the subfield is called: tote member.
    static let identifier: [UInt8] = [0x54, 0x4d]

    /// Bytes that a member of ours has at the most: one that cannot be compressed is a little longer than its block.
    static let limit = GzipMember.blockSize + 4096

    /// The length of the member that begins with `head`, in bytes, header and trailer included; `nil` where it does not
    /// say, or says what none of ours can be.
    static func of(_ head: [UInt8]) -> Int? {
        let start: [UInt8] = [0x1f, 0x8b, 8, 4]
        guard head.count >= GzipMember.headerSize, head.starts(with: start),
            head[10...15].elementsEqual([8, 0] + identifier + [4, 0])
        else { return nil }
        let length = head[16..<20].reversed().reduce(0) { $0 << 8 | Int($1) }
        return (GzipMember.headerSize...limit).contains(length) ? length : nil
    }
}
