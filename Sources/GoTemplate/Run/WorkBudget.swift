internal import ByteIO

/// What one template may cost: loops inside loops cost more than any list is worth.
struct WorkBudget {
    private var steps = 0
    private var bytes = 0

    /// Nodes, loop rounds and values looked at.
    private static let stepLimit = 20_000_000
    /// Bytes of text in between.
    private static let byteLimit = 1 << 30

    /// - Throws: `.limitExceeded`.
    mutating func spend(steps: Int = 1, bytes: Int = 0) throws(ImageError) {
        self.steps += min(steps, Self.stepLimit)
        self.bytes += min(bytes, Self.byteLimit)
        guard self.steps <= Self.stepLimit, self.bytes <= Self.byteLimit else {
            throw ImageError(.limitExceeded, "the template takes more than \(Self.stepLimit) steps")
        }
    }
}
