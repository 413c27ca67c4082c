/// How an archive ended.
public enum EndMarker: Sendable {
    /// Two blocks of zeros, as POSIX demands.
    case complete
    /// One block of zeros, then the end of the stream. Old writers do this.
    case single
    /// The stream ended where a header could have begun. Perhaps it was cut there.
    case missing
}
