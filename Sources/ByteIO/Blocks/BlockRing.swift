internal import Glibc

/// Blocks that are coded on several threads and come out in the order they went in. One thread fills and empties it;
/// the threads that code start with the second block, so that a small stream costs none.
@safe
final class BlockRing {
    private let kind: BlockKind
    private let inputs: UnsafeMutableRawBufferPointer
    private let outputs: UnsafeMutableRawBufferPointer
    private let queue: BlockQueue
    private let own: any BlockCoder
    private var threads: [OSThread] = []

    init(_ kind: BlockKind) {
        self.kind = kind
        queue = BlockQueue(slots: kind.slots)
        own = kind.coder()
        // Memory that is never touched costs nothing: blocks are filled in turn only once the one before is full.
        unsafe inputs = .allocate(byteCount: kind.slots * kind.inputSize, alignment: 4096)
        unsafe outputs = .allocate(byteCount: kind.slots * kind.outputSize, alignment: 4096)
    }

    deinit {
        queue.end()
        for thread in threads { thread.join() }
        unsafe inputs.deallocate()
        unsafe outputs.deallocate()
    }

    /// Blocks that went in and did not come out yet.
    var underWay: Int { queue.underWay }
    /// Whether another block can go in.
    var hasRoom: Bool { queue.underWay < kind.slots }

    /// Where the next block is to be put. There must be room.
    var next: UnsafeMutableRawBufferPointer { unsafe input(queue.filled % kind.slots) }

    /// The block of so many bytes that was put into `next` goes in.
    ///
    /// `more`: whether others will follow; a block that is the only one is coded by the caller's own thread.
    /// - Throws: `.io` where there can be no more threads.
    func submit(_ bytes: Int, more: Bool) throws(ImageError) {
        if threads.isEmpty, more, kind.width > 1 { try start() }
        guard threads.isEmpty else { return queue.submit(bytes) }
        let number = queue.filled
        queue.submit(bytes)
        _ = queue.take()
        queue.finish(number, code(number, bytes, own))
    }

    /// The oldest block, once it is coded; valid until `release`.
    ///
    /// - Returns: what went in and what the coder made of it, `nil` where it could not; `nil` where nothing is under way,
    ///   or where the oldest is not coded yet and `wait` is false.
    func oldest(wait: Bool) -> (input: UnsafeRawBufferPointer, output: UnsafeRawBufferPointer?)? {
        guard let (slot, bytes, made) = queue.oldest(wait: wait) else { return nil }
        let source = unsafe UnsafeRawBufferPointer(rebasing: input(slot)[..<bytes])
        return unsafe (source, made.map { unsafe UnsafeRawBufferPointer(rebasing: output(slot)[..<$0]) })
    }

    /// The oldest block is done with.
    func release() { queue.release() }

    private func start() throws(ImageError) {
        for _ in 0..<kind.width {
            let coder = kind.coder()
            // What the thread shares with this one is the queue, which is locked, and blocks that only one of them has.
            threads.append(try unsafe OSThread { [queue, work = work(coder)] in queue.run(work) })
        }
    }

    /// Codes the block in a slot. It holds no reference to the ring, which joins its threads when it goes.
    private func work(_ coder: any BlockCoder) -> (Int, Int) -> Int? {
        unsafe { [inputs, outputs, kind] slot, bytes in
            let input = unsafe UnsafeRawBufferPointer(rebasing: inputs[(slot * kind.inputSize)...].prefix(bytes))
            let output = unsafe UnsafeMutableRawBufferPointer(
                rebasing: outputs[(slot * kind.outputSize)...].prefix(kind.outputSize))
            return unsafe coder.code(input, into: output)
        }
    }

    private func code(_ number: Int, _ bytes: Int, _ coder: any BlockCoder) -> Int? {
        work(coder)(number % kind.slots, bytes)
    }

    private func input(_ slot: Int) -> UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(rebasing: inputs[(slot * kind.inputSize)...].prefix(kind.inputSize))
    }

    private func output(_ slot: Int) -> UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(rebasing: outputs[(slot * kind.outputSize)...].prefix(kind.outputSize))
    }
}
