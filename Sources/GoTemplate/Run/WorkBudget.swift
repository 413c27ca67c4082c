internal import ByteIO

/// What one template may cost: loops inside loops cost more than any list is worth.
struct WorkBudget {
    private var steps = 0
    private var bytes = 0

    /// Nodes, loop rounds and values looked at.
    private static let stepLimit = 1_000_000
    /// Bytes of text in between.
    private static let byteLimit = 256 << 20
    /// Bytes of one text, that of the whole template among them.
    static let textLimit = 64 << 20

    /// - Throws: `.limitExceeded`.
    mutating func spend(steps: Int = 1, bytes: Int = 0) throws(ImageError) {
        self.steps += min(steps, Self.stepLimit)
        self.bytes += min(bytes, Self.byteLimit)
        guard self.steps <= Self.stepLimit else {
            throw ImageError(.limitExceeded, "the template takes more than \(Self.stepLimit) steps")
        }
        guard self.bytes <= Self.byteLimit else {
            throw ImageError(.limitExceeded, "the template works on more than \(Self.byteLimit) bytes")
        }
    }

    /// - Throws: `.limitExceeded` for more bytes than one text may have.
    static func check(textOf bytes: Int) throws(ImageError) {
        guard bytes <= textLimit else {
            throw ImageError(.limitExceeded, "the template makes more than \(textLimit) bytes")
        }
    }
}
