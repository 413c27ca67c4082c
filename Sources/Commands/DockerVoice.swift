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

    /// Looks at `save --output` before anything else is done.
    ///
    /// - Throws: `.usage` with docker's words for what cannot be written.
    ///
    /// Source: docker/cli cli/command/utils.go, `ValidateOutputPath`.
    static func check(output: String) throws(ImageError) {
        guard output != "-" else { return }
        let path = FilePath(output)
        let parent = path.removingLastComponent()
        if !parent.isEmpty, try Folder.kind(of: parent) == nil {
            throw ImageError(
                .usage,
                "failed to save image: invalid output path: stat \(Printable(parent.string)): no such file or directory"
            )
        }
        if try Folder.kind(of: path) == .folder {
            throw ImageError(.usage, "failed to save image: cannot write to a directory")
        }
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
