/// Is told how far a command has come. Calls may come from any thread, one at a time.
public protocol ProgressReport: AnyObject {
    /// Work of `total` bytes begins.
    func begin(_ total: Int64)
    /// `bytes` more are done.
    func add(_ bytes: Int64)
    /// All is done.
    func end()
}
