/// Ends a command whose errors were told already.
struct Failure: Error {
    /// The exit status.
    let status: Int32
}
