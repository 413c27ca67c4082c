internal import ByteIO
internal import SystemPackage

/// How errors are told when the program is called by the name `docker`.
enum DockerVoice {
    /// The status of a command line that could not be understood.
    static let flagStatus: Int32 = 125
    /// The status of a template of `inspect` that could not be read.
    static let templateStatus: Int32 = 64

    /// The line, with its line feed.
    static func line(_ error: ImageError) -> String {
        // Of a file that cannot be opened docker says only that: `open app.tar: no such file or directory`.
        let parts = error.errno == nil ? error.places + [error.message] : [error.message.replacing("cannot ", with: "")]
        let text = parts.map { Printable($0).description }.joined(separator: ": ")
        let cause = error.errno.map { ": \($0.description.lowercased())" } ?? ""
        return (isDaemons(error) ? "Error response from daemon: " : "") + text + cause + "\n"
    }

    /// What the process ends with.
    static func status(_ error: ImageError) -> Int32 {
        error.kind == .cancelled ? ExitStatus.interrupted.rawValue : 1
    }

    /// Whether docker's daemon would report it: its command line reads options, templates and files by itself.
    private static func isDaemons(_ error: ImageError) -> Bool {
        switch error.kind {
        case .usage, .io, .denied, .cancelled: false
        default: error.errno == nil
        }
    }
}
