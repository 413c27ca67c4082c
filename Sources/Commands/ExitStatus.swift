internal import ByteIO

/// What the process ends with. The manual's EXIT STATUS says the same.
enum ExitStatus: Int32, Error {
    case done = 0
    case findings = 1
    case usage = 2
    case badInput = 3
    case notFound = 4
    case io = 5
    case network = 6
    case interrupted = 130

    init(_ kind: ImageError.Kind) {
        self =
            switch kind {
            case .usage, .reference: .usage
            case .malformed, .truncated, .digestMismatch, .unsafePath, .limitExceeded, .unsupported: .badInput
            case .notFound, .conflict: .notFound
            case .io: .io
            case .network, .denied: .network
            case .cancelled: .interrupted
            }
    }
}
