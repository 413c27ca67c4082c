internal import ArgumentParser
internal import ByteIO

/// `NAME=NUMBER`: another value for one of the limits. The number may end in K, M, G or T, for powers of 1024.
struct LimitChoice: ExpressibleByArgument {
    let limit: Limit
    let value: Int

    init?(argument text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let limit = Limit(rawValue: String(parts[0])), let value = Self.number(parts[1]) else {
            return nil
        }
        (self.limit, self.value) = (limit, value)
    }

    /// Sets what the variable `TOTE_LIMITS` asks for: choices with commas between them.
    static func apply(_ text: String) throws(ImageError) {
        for part in text.split(separator: ",") {
            guard let choice = LimitChoice(argument: String(part)) else {
                throw ImageError(.usage, "TOTE_LIMITS: \(Printable(String(part))) is no NAME=NUMBER of a limit")
            }
            choice.limit.set(to: choice.value)
        }
    }

    private static func number(_ text: Substring) -> Int? {
        let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30, "T": 40]
        let shift = text.last.flatMap { shifts[$0] }
        let digits = shift == nil ? text : text.dropLast()
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number > 0 else {
            return nil
        }
        let (value, overflow) = number.multipliedReportingOverflow(by: 1 << (shift ?? 0))
        return overflow ? nil : value
    }
}
