/// Is told how far a command has come, from any thread.
public protocol ProgressReport: AnyObject, Sendable {
    /// Work of `total` bytes begins.
    func begin(_ total: Int64)
    /// `bytes` more are done.
    func add(_ bytes: Int64)
    /// All is done.
    func end()
}
