#if DEBUG
    internal import Synchronization
    package import SystemPackage

    /// Calls of the system that fail on purpose, for the tests: the builds that ship have none of this.
    ///
    /// A plan holds for the calls whose description has a marker in it, such as the path of a test's folder, so that tests
    /// that run beside each other keep out of each other's way.
    package final class FaultPlan: Sendable {
        /// What happens at a call.
        package enum Fault: Sendable {
            /// It fails with this number.
            case error(Errno)
            /// It is interrupted once.
            case interruption
            /// It fails, and so does every later one: to the disk the process is dead.
            case death
            /// None fails, but each moves a few bytes only.
            case shortness
        }

        private let marker: String
        private let number: Int
        private let fault: Fault
        private let count = Atomic<Int>(0)

        private static let plans = Mutex<[FaultPlan]>([])
        private static let active = Atomic<Int>(0)

        private init(marker: String, number: Int, fault: Fault) {
            self.marker = marker
            self.number = number
            self.fault = fault
        }

        /// How many calls the plan has seen.
        package var calls: Int { count.load(ordering: .relaxed) }

        /// Has `fault` happen at call `number`, from 1, of those with `marker` in their description, while `body` runs.
        ///
        /// - Returns: whether there were so many calls, and how many there were.
        package static func run(
            _ fault: Fault, at number: Int, marker: String, _ body: () throws -> Void
        ) -> (isReached: Bool, calls: Int, error: (any Error)?) {
            let plan = FaultPlan(marker: marker, number: number, fault: fault)
            plans.withLock { $0.append(plan) }
            active.add(1, ordering: .sequentiallyConsistent)
            defer {
                plans.withLock { plans in plans.removeAll { $0 === plan } }
                active.subtract(1, ordering: .sequentiallyConsistent)
            }
            do {
                try body()
                return (plan.calls >= number, plan.calls, nil)
            } catch {
                return (plan.calls >= number, plan.calls, error)
            }
        }

        /// What the next call fails with, if it is to fail.
        static func next(_ what: () -> String) -> Errno? {
            guard active.load(ordering: .relaxed) > 0 else { return nil }
            let text = what()
            for plan in plans.withLock({ $0 }) where text.contains(plan.marker) {
                let call = plan.count.add(1, ordering: .relaxed).newValue
                switch plan.fault {
                case .error(let code) where call == plan.number: return code
                case .interruption where call == plan.number: return .interrupted
                case .death where call >= plan.number: return .ioError
                default: continue
                }
            }
            return nil
        }

        /// How many bytes a transfer of `count` may move.
        static func limit(_ count: Int, _ what: () -> String) -> Int {
            guard active.load(ordering: .relaxed) > 0 else { return count }
            let text = what()
            let isShort = plans.withLock { $0 }.contains { plan in
                guard case .shortness = plan.fault else { return false }
                return text.contains(plan.marker)
            }
            return isShort ? min(count, 97) : count
        }
    }
#endif
