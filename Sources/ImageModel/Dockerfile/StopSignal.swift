internal import ByteIO

/// The names that `STOPSIGNAL` may have, on Linux.
enum StopSignal {
    private static let names: Set<String> = [
        "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL",
        "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1",
        "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX",
    ]

    /// Refuses what is neither a number but 0 nor a name, with or without `SIG`.
    ///
    /// - Throws: `.malformed` with Docker's words.
    static func check(_ text: String) throws(ImageError) {
        let bytes = Array(text.utf8)
        let error = ImageError(.malformed, "invalid signal: \(Printable(text))")
        if bytes.allSatisfy(\.isASCIIDigit) {
            guard bytes.count <= 9, bytes.contains(where: { $0 != 0x30 }) else { throw error }
            return
        }
        let upper = bytes.map(\.uppercased)
        let name = String(decoding: upper.starts(with: "SIG".utf8) ? upper[3...] : upper[...], as: UTF8.self)
        guard names.contains(name) || isRealTime(name) else { throw error }
    }

    /// `RTMIN+1` to `RTMIN+15` and `RTMAX-1` to `RTMAX-14`.
    private static func isRealTime(_ name: String) -> Bool {
        let offset = Array(name.utf8.dropFirst(6))
        guard (1...2).contains(offset.count), offset.allSatisfy(\.isASCIIDigit), offset[0] != 0x30 else {
            return false
        }
        let number = offset.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return name.isPrefixed(by: "RTMIN+") && number <= 15 || name.isPrefixed(by: "RTMAX-") && number <= 14
    }
}
