internal import Glibc

/// Which blocks are filled, being coded, and coded. Numbers count up for ever; a block's slot is its number modulo the
/// number of slots.
@safe
final class BlockQueue {
    private let slots: Int
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var lengths: [Int]
    private var results: [Int??]
    /// The number of the next block to fill, to code, and to come out.
    private var nextFilled = 0
    private var nextTaken = 0
    private var nextOut = 0
    private var isEnded = false

    init(slots: Int) {
        self.slots = slots
        lengths = Array(repeating: 0, count: slots)
        results = Array(repeating: nil, count: slots)
        unsafe mutex = .allocate(capacity: 1)
        unsafe changed = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(changed, nil)
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe pthread_cond_destroy(changed)
        unsafe mutex.deallocate()
        unsafe changed.deallocate()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }

    private func wait() { unsafe pthread_cond_wait(changed, mutex) }
    private func wake() { unsafe pthread_cond_broadcast(changed) }

    /// The number of the block that is filled next. For the thread that fills.
    var filled: Int { locked { nextFilled } }
    /// Blocks that went in and did not come out yet.
    var underWay: Int { locked { nextFilled - nextOut } }

    /// The next block is filled with so many bytes.
    func submit(_ bytes: Int) {
        locked {
            lengths[nextFilled % slots] = bytes
            results[nextFilled % slots] = nil
            nextFilled += 1
            wake()
        }
    }

    /// For a thread that codes: a block's number and length; `nil` when there will be none.
    func take() -> (number: Int, bytes: Int)? {
        locked {
            while nextTaken == nextFilled, !isEnded { wait() }
            guard nextTaken < nextFilled, !isEnded else { return nil }
            nextTaken += 1
            return (nextTaken - 1, lengths[(nextTaken - 1) % slots])
        }
    }

    /// A block is coded; `nil` where it could not be.
    func finish(_ number: Int, _ made: Int?) {
        locked {
            results[number % slots] = .some(made)
            wake()
        }
    }

    /// The oldest block under way, where it is coded.
    func oldest(wait isWaiting: Bool) -> (slot: Int, bytes: Int, made: Int?)? {
        locked {
            guard nextOut < nextFilled else { return nil }
            let slot = nextOut % slots
            while true {
                if let made = results[slot] { return (slot, lengths[slot], made) }
                guard isWaiting else { return nil }
                wait()
            }
        }
    }

    /// The oldest block is done with.
    func release() { locked { nextOut += 1 } }

    /// Nothing more is to be coded, not even what waits.
    func end() {
        locked {
            isEnded = true
            wake()
        }
    }

    /// The work of a thread: codes blocks until there will be none.
    func run(_ code: (_ slot: Int, _ bytes: Int) -> Int?) {
        while let (number, bytes) = take() { finish(number, code(number % slots, bytes)) }
    }
}
