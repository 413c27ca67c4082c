/// How far a sparse file has been read.
struct SparseCursor {
    let runs: [SparseRun]
    /// Bytes of the file, holes included.
    let size: Int64
    /// The next byte of the file to lend.
    var position: Int64 = 0
    /// The run that `position` lies in or before; `runs.count` after the last.
    var index = 0

    /// Bytes from `position` to the next stored one, or to the end of the file.
    var hole: Int64 {
        guard index < runs.count else { return size - position }
        return max(0, runs[index].offset - position)
    }

    /// Stored bytes from `position` to the end of its run.
    var stored: Int64 {
        guard index < runs.count else { return 0 }
        return runs[index].offset + runs[index].length - position
    }

    /// Moves on by `count` bytes, which do not leave the current hole or run.
    mutating func advance(by count: Int64) {
        position += count
        if index < runs.count, stored == 0 { index += 1 }
    }
}
