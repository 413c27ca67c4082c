/// What becomes of a key that a map does not have.
public enum MissingKey: Sendable {
    /// It prints as `<no value>`.
    case noValue
    /// It is an error, as in docker's second look at raw JSON.
    case error
}
