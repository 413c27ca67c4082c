/// A random number generator that gives the same numbers for the same seed, so that a failure can be repeated: print
/// the seed, and set `TOTE_SEED` to it.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    /// What all numbers follow from.
    public let seed: UInt64
    private var state: UInt64

    /// Starts at `seed`; without one at `TOTE_SEED` of the environment, or anywhere.
    public init(seed: UInt64? = nil) {
        let given = seed ?? Program.environment["TOTE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...UInt64.max)
        self.seed = given
        state = given
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        // SplitMix64: passes the usual tests of randomness and has no bad seeds.
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// That many random bytes.
    public mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    /// `bytes` with one in a hundred of them changed, and sometimes a piece cut out or doubled.
    public mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
        var damaged = bytes
        for _ in 0...(bytes.count / 100) {
            guard let index = damaged.indices.randomElement(using: &self) else { break }
            damaged[index] = .random(in: 0...255, using: &self)
        }
        guard Int.random(in: 0..<4, using: &self) == 0, let cut = damaged.indices.randomElement(using: &self) else {
            return damaged
        }
        let piece = damaged[cut...].prefix(.random(in: 1...1024, using: &self))
        if Bool.random(using: &self) {
            damaged.removeSubrange(piece.indices)
        } else {
            damaged.insert(contentsOf: Array(piece), at: cut)
        }
        return damaged
    }
}
