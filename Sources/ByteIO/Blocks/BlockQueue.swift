/// Which blocks are filled, being coded, and coded. Numbers count up for ever; a block's slot is its number modulo the
/// number of slots.
final class BlockQueue {
    private let slots: Int
    private let monitor = Monitor()
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
    }

    /// The number of the block that is filled next. For the thread that fills.
    var filled: Int { monitor.locked { nextFilled } }
    /// Blocks that went in and did not come out yet.
    var underWay: Int { monitor.locked { nextFilled - nextOut } }

    /// The next block is filled with so many bytes.
    func submit(_ bytes: Int) {
        monitor.locked {
            lengths[nextFilled % slots] = bytes
            results[nextFilled % slots] = nil
            nextFilled += 1
            monitor.wake()
        }
    }

    /// For a thread that codes: a block's number and length; `nil` when there will be none.
    func take() -> (number: Int, bytes: Int)? {
        monitor.locked {
            while nextTaken == nextFilled, !isEnded { monitor.wait() }
            guard nextTaken < nextFilled, !isEnded else { return nil }
            nextTaken += 1
            return (nextTaken - 1, lengths[(nextTaken - 1) % slots])
        }
    }

    /// A block is coded; `nil` where it could not be.
    func finish(_ number: Int, _ made: Int?) {
        monitor.locked {
            results[number % slots] = .some(made)
            monitor.wake()
        }
    }

    /// The oldest block under way, where it is coded.
    func oldest(wait isWaiting: Bool) -> (slot: Int, bytes: Int, made: Int?)? {
        monitor.locked {
            guard nextOut < nextFilled else { return nil }
            let slot = nextOut % slots
            while true {
                if let made = results[slot] { return (slot, lengths[slot], made) }
                guard isWaiting else { return nil }
                monitor.wait()
            }
        }
    }

    /// The oldest block is done with.
    func release() { monitor.locked { nextOut += 1 } }

    /// Nothing more is to be coded, not even what waits.
    func end() {
        monitor.locked {
            isEnded = true
            monitor.wake()
        }
    }

    /// The work of a thread: codes blocks until there will be none.
    func run(_ code: (_ slot: Int, _ bytes: Int) -> Int?) {
        while let (number, bytes) = take() { finish(number, code(number % slots, bytes)) }
    }
}
