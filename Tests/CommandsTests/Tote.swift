import Glibc
import Support
import SystemPackage
import Testing

/// The program under test, and the folders it is tried in.
enum Tote {
    /// The folder this build's products are in: the tests run from it.
    private static let products: FilePath = {
        let executable = try? Program.run("readlink", ["/proc/\(getpid())/exe"]).text
        return FilePath(String((executable ?? "").dropLast())).removingLastComponent()
    }()

    /// The binary that was built with the tests, or the one that `TOTE_UNDER_TEST` names: the static one, for example.
    static let binary = Program.environment["TOTE_UNDER_TEST"].map { FilePath($0) } ?? products.appending("tote")

    /// What the program says about itself; `nil` as long as it has no commands.
    static let help: HelpDump? = {
        guard let dump = try? Program.run(binary.string, ["--experimental-dump-help"]), dump.status == 0 else {
            return nil
        }
        return try? HelpDump(parsing: dump.output)
    }()

    /// The names of the program's commands.
    static let commands = Set((help?.subcommands ?? []).map(\.name))

    /// What is on a page but not in the program yet: commands, and options as `load --dry-run`.
    static let awaited = Awaited(Repository.text(Repository.root.appending("Tests/CLI/awaited")))

    /// The fixture, made anew by each run of the tests and copied for each case.
    private static let model: FilePath? = {
        let folder = products.appending("cli-fixture").string
        let script = Repository.root.appending("Tests/CLI/fixture").string
        let made = try? Program.run("sh", ["-c", "rm -rf \"$0\" && mkdir \"$0\" && \"$1\" \"$0\"", folder, script])
        return made?.status == 0 ? FilePath(folder) : nil
    }()

    /// A new folder with the fixture in it.
    static func fixture() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let work = folder.path.appending("work")
        let model = try #require(Self.model, "Tests/CLI/fixture failed")
        try #require(Program.run("mkdir", [folder.path.appending("bin").string]).status == 0)
        try #require(Program.run("cp", ["-a", model.string, work.string]).status == 0)
        let link = folder.path.appending("bin/tote").string
        try #require(Program.run("ln", ["-s", binary.string, link]).status == 0)
        return folder
    }

    /// Runs a shell script, or one line of shell, in a folder made by `fixture`; a minute is too long.
    static func shell(_ arguments: [String], in folder: borrowing ScratchFolder) throws -> Program.Result {
        let work = folder.path.appending("work")
        let path = "\(folder.path.appending("bin").string):\(Program.environment["PATH"] ?? "/usr/bin:/bin")"
        let variables = [
            "PATH": path, "HOME": folder.path.string, "TMPDIR": folder.path.string, "TZ": "UTC", "LC_ALL": "C.UTF-8",
            "TOTE_STORE": work.appending("store").string,
        ]
        return try Program.run(
            "timeout", ["-k", "5", "60", "bash", "-o", "pipefail"] + arguments, in: work, environment: variables)
    }
}
