internal import Glibc

/// What is known of the three standard streams.
public enum Terminal {
    /// The standard streams.
    public enum Stream: Int32, Sendable { case input = 0, output, error }

    /// Whether a person is at the other end.
    public static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

    /// The terminal's width in columns, 80 where there is none.
    public static func width(_ stream: Stream) -> Int {
        var size = winsize()
        guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes text to the standard error; what cannot be written there is lost.
    public static func say(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }

    /// The number of this process.
    public static var processNumber: Int32 { getpid() }

    /// The value of an environment variable, `nil` where it is not set or empty.
    public static func variable(_ name: String) -> String? { exactVariable(name).flatMap { $0.isEmpty ? nil : $0 } }

    /// The value of an environment variable, which may be empty; `nil` where it is not set.
    public static func exactVariable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
