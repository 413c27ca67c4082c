/// Which elements of two lists have no counterpart in the other one: a shortest way from the one to the other by
/// removing and inserting (Myers 1986, in linear space).
///
/// Lists that differ too much are not compared to the end: what is left then counts as replaced, so that no input keeps
/// us busy for long.
struct LineDiff {
    /// How many changes on the way to the middle of what is compared are followed: some 4 million steps.
    private static let longestSearch = 2000

    /// For each element of the old list, whether it is removed.
    private(set) var isRemoved: [Bool]
    /// For each element of the new list, whether it is inserted.
    private(set) var isInserted: [Bool]
    private let old: [Int32]
    private let new: [Int32]
    /// How far forward and backward paths reach on each diagonal.
    private var forward: [Int]
    private var backward: [Int]

    /// Compares lists whose equal elements have equal numbers.
    init(_ old: [Int32], _ new: [Int32]) {
        self.old = old
        self.new = new
        isRemoved = [Bool](repeating: false, count: old.count)
        isInserted = [Bool](repeating: false, count: new.count)
        let room = 2 * min(Self.longestSearch, old.count + new.count) + 3
        forward = [Int](repeating: 0, count: room)
        backward = forward
        var pending = [(0..<old.count, 0..<new.count)]
        while let (left, right) = pending.popLast() { pending += compare(left, right) }
    }

    /// Compares two parts. Returns the parts in front of and behind a point that a shortest way leads through.
    private mutating func compare(_ left: Range<Int>, _ right: Range<Int>) -> [(Range<Int>, Range<Int>)] {
        var (left, right) = (left, right)
        while let first = left.first, let other = right.first, old[first] == new[other] {
            (left, right) = (left.dropFirst(), right.dropFirst())
        }
        while let last = left.last, let other = right.last, old[last] == new[other] {
            (left, right) = (left.dropLast(), right.dropLast())
        }
        guard !left.isEmpty, !right.isEmpty, let (x, y) = middle(left, right) else {
            for index in left { isRemoved[index] = true }
            for index in right { isInserted[index] = true }
            return []
        }
        return [
            (left.lowerBound..<x, right.lowerBound..<y), (x..<left.upperBound, y..<right.upperBound),
        ]
    }

    /// A point in the middle of a shortest way; `nil` when it is too long.
    private mutating func middle(_ left: Range<Int>, _ right: Range<Int>) -> (Int, Int)? {
        let (width, height) = (left.count, right.count)
        let delta = width - height
        let center = forward.count / 2
        for distance in 0...min(Self.longestSearch, (width + height + 1) / 2) {
            for diagonal in stride(from: -distance, through: distance, by: 2) {
                let from = Self.start(forward, center, diagonal, distance, width, height)
                var x = from
                while x >= 0, x < width, x - diagonal < height,
                    old[left.lowerBound + x] == new[right.lowerBound + x - diagonal]
                {
                    x += 1
                }
                forward[center + diagonal] = x
                let other = delta - diagonal
                guard delta % 2 != 0, abs(other) < distance, x + backward[center + other] >= width else { continue }
                return Self.point(left, right, from, from - diagonal, x, x - diagonal)
            }
            for diagonal in stride(from: -distance, through: distance, by: 2) {
                let from = Self.start(backward, center, diagonal, distance, width, height)
                var x = from
                while x >= 0, x < width, x - diagonal < height,
                    old[left.upperBound - 1 - x] == new[right.upperBound - 1 - x + diagonal]
                {
                    x += 1
                }
                backward[center + diagonal] = x
                let other = delta - diagonal
                guard delta % 2 == 0, abs(other) <= distance, x + forward[center + other] >= width else { continue }
                return Self.point(
                    left, right, width - x, height - x + diagonal, width - from, height - from + diagonal)
            }
        }
        return nil
    }

    /// What no path reaches: so far below zero that nothing that is added to it counts.
    private static let nowhere = Int.min / 4

    /// Where the farthest path on `diagonal` begins: one step from one of the two beside it, inside the parts.
    private static func start(
        _ reach: [Int], _ center: Int, _ diagonal: Int, _ distance: Int, _ width: Int, _ height: Int
    ) -> Int {
        guard distance > 0 else { return 0 }
        let right = diagonal == -distance ? nowhere : reach[center + diagonal - 1] + 1
        let down = diagonal == distance ? nowhere : reach[center + diagonal + 1]
        // No array of the two: this is the innermost step.
        let (low, high) = (max(0, diagonal), min(width, height + diagonal))
        let isRight = right >= low && right <= high
        let isDown = down >= low && down <= high
        if isRight, isDown { return max(right, down) }
        return isRight ? right : isDown ? down : nowhere
    }

    /// A point of the run of equal elements from one point to the other, inside the parts and not at a corner of both.
    private static func point(
        _ left: Range<Int>, _ right: Range<Int>, _ fromX: Int, _ fromY: Int, _ toX: Int, _ toY: Int
    ) -> (Int, Int)? {
        for (x, y) in [(fromX, fromY), (toX, toY)]
        where x >= 0 && y >= 0 && x <= left.count && y <= right.count && (x, y) != (0, 0)
            && (x, y) != (left.count, right.count)
        {
            return (left.lowerBound + x, right.lowerBound + y)
        }
        return nil
    }
}
