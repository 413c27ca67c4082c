internal import ByteIO
internal import ImageModel
internal import ImageOperations

/// Progress on the standard error: a moving line on a terminal once work takes over a second, or plain lines.
final class ProgressLine: ProgressReport {
    private let what: String
    private let plain: Bool
    private let start = ContinuousClock.now
    private var shown = ContinuousClock.now
    private var total: Int64 = 0
    private var done: Int64 = 0
    private var isVisible = false

    init(_ what: String, plain: Bool) {
        self.what = what
        self.plain = plain
    }

    func begin(_ total: Int64) { self.total = total }

    func add(_ bytes: Int64) {
        done = done.addingReportingOverflow(bytes).partialValue
        let now = ContinuousClock.now
        guard plain || now - start > .seconds(1), plain || now - shown > .milliseconds(100) else { return }
        shown = now
        show()
    }

    func end() {
        if plain { Terminal.say("\(what): done, \(HumanSize.text(done))\n") }
        if isVisible { Terminal.say("\r\u{1b}[K") }
    }

    private func show() {
        let amount = total > 0 ? "\(HumanSize.text(done)) of \(HumanSize.text(total))" : HumanSize.text(done)
        if plain { return Terminal.say("\(what): \(amount)\n") }
        isVisible = true
        Terminal.say("\r\u{1b}[K\(what): \(amount)")
    }
}
