internal import ByteIO

/// The map of a sparse file, checked before anyone acts on it.
enum SparseMap {
    /// Makes runs out of `offset, length, offset, length …`.
    ///
    /// - Parameters:
    ///   - numbers: in the order of the archive.
    ///   - size: bytes of the file, holes included.
    ///   - stored: bytes of content in the archive.
    ///   - place: where the member's header lies.
    /// - Returns: the runs that are not empty.
    /// - Throws: `.malformed` unless they are sorted, do not overlap, lie inside `size` and add up to `stored`.
    static func runs(
        _ numbers: [Int64], size: Int64, stored: Int64, at place: Int64
    ) throws(ImageError) -> [SparseRun] {
        guard numbers.count.isMultiple(of: 2) else { throw malformed("has an offset without a length", place) }
        var runs: [SparseRun] = []
        runs.reserveCapacity(numbers.count / 2)
        for index in stride(from: 0, to: numbers.count, by: 2) {
            runs.append(SparseRun(offset: numbers[index], length: numbers[index + 1]))
        }
        let sum = try check(runs, size: size, "the member at byte \(place)")
        guard sum == stored else {
            throw malformed("needs \(sum) bytes of content, the member has \(stored)", place)
        }
        runs.removeAll { $0.length == 0 }
        return runs
    }

    /// Checks that `runs` are in order, do not overlap and lie inside `size`.
    ///
    /// - Returns: the bytes in all of them.
    /// - Throws: `.malformed`.
    @discardableResult
    static func check(_ runs: [SparseRun], size: Int64, _ member: String) throws(ImageError) -> Int64 {
        var end: Int64 = 0
        var sum: Int64 = 0
        for run in runs {
            guard run.offset >= end else {
                throw ImageError(.malformed, "the sparse map of \(member) is not in order or overlaps itself")
            }
            guard run.length >= 0, run.offset <= size, run.length <= size - run.offset else {
                throw ImageError(.malformed, "the sparse map of \(member) reaches beyond the size of \(size) bytes")
            }
            end = run.offset + run.length
            // They do not overlap, so the sum is at most `size`.
            sum += run.length
        }
        return sum
    }

    static func malformed(_ what: String, _ place: Int64) -> ImageError {
        ImageError(.malformed, "the sparse map of the member at byte \(place) \(what)")
    }
}
