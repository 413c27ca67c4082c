internal import ByteIO
internal import ImageModel
internal import ImageOperations
internal import Synchronization

/// Progress on the standard error: a moving line on a terminal once work takes over a second, or plain lines.
final class ProgressLine: ProgressReport {
    private let what: String
    private let plain: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var shown = ContinuousClock.now
        var total: Int64 = 0
        var done: Int64 = 0
        var isVisible = false
    }

    init(_ what: String, plain: Bool) {
        self.what = what
        self.plain = plain
    }

    func begin(_ total: Int64) { state.withLock { $0.total = total } }

    func add(_ bytes: Int64) {
        state.withLock { state in
            state.done = state.done.addingReportingOverflow(bytes).partialValue
            let now = ContinuousClock.now
            guard plain || now - start > .seconds(1), plain || now - state.shown > .milliseconds(100) else { return }
            state.shown = now
            show(&state)
        }
    }

    func end() {
        state.withLock { state in
            if plain { Terminal.say("\(what): done, \(HumanSize.text(state.done))\n") }
            if state.isVisible { Terminal.say("\r\u{1b}[K") }
        }
    }

    private func show(_ state: inout State) {
        let done = HumanSize.text(state.done)
        let amount = state.total > 0 ? "\(done) of \(HumanSize.text(state.total))" : done
        if plain { return Terminal.say("\(what): \(amount)\n") }
        state.isVisible = true
        Terminal.say("\r\u{1b}[K\(what): \(amount)")
    }
}
