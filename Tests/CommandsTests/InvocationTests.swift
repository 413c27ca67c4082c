import Testing

@testable import Commands

@Suite("How the program was called")
struct InvocationTests {
    @Test(
        "the command is found among options and their values, by docker's groups too",
        arguments: [
            (["tote", "images", "-q"], ["images"], "images"),
            (["tote", "--store", "tag", "--quiet", "images"], ["images"], "images"),
            (["tote", "--store=x", "image", "ls", "rm"], ["image", "ls"], "images"),
            (["tote", "image", "--store", "rm", "remove"], ["image", "remove"], "rmi"),
            (["tote", "image", "inspect"], ["image", "inspect"], "inspect"), (["tote", "image"], ["image"], "image"),
            (["tote", "image", "nonsense"], ["image"], "image"), (["tote", "nonsense", "images"], [], ""),
            (["tote"], [], ""), ([], [], ""),
        ])
    func words(_ arguments: [String], _ words: [String], _ topic: String) {
        let invocation = Invocation(arguments)
        #expect(invocation.words == words)
        #expect(invocation.topic == topic)
        #expect(!invocation.isDocker)
    }

    @Test(
        "it speaks as docker does when its name is docker, wherever that lies",
        arguments: [
            ("docker", true), ("/usr/local/bin/docker", true), ("./docker", true), ("tote", false), ("docker2", false),
            ("/docker/tote", false), ("", false),
        ])
    func name(_ name: String, _ isDocker: Bool) {
        #expect(Invocation([name, "images"]).isDocker == isDocker)
    }

    @Test(
        "docker's options before the command are taken, and only there",
        arguments: [
            (["-D", "-l", "debug", "--tls=false", "images", "-q"], ["images", "-q"]),
            (["--config=x", "--store", "-D", "image", "ls"], ["--store", "-D", "image", "ls"]),
            (["images", "--config", "x"], ["images", "--config", "x"]), (["-v"], ["--version"]),
            (["--config"], ["--config"]), (["--", "-D"], ["--", "-D"]),
        ])
    func globals(_ arguments: [String], _ left: [String]) {
        #expect(Invocation(["docker"] + arguments).arguments == left)
        #expect(Invocation(["tote"] + arguments).arguments == arguments)
    }

    @Test(
        "a daemon that is not this host's own is told of",
        arguments: [
            (["-H", "unix:///run/docker.sock", "images"], nil), (["--context", "default", "images"], nil),
            (["-H", "ssh://host", "images"], "ssh://host"), (["--host=tcp://h:1", "images"], "tcp://h:1"),
            (["-c", "far", "images"], "far"), (["images", "-H", "x"], nil),
        ] as [([String], String?)])
    func daemon(_ arguments: [String], _ daemon: String?) {
        #expect(Invocation(["docker"] + arguments).globals?.daemon == daemon)
    }

    @Test(
        "docker complains of these command lines, with its status",
        arguments: [
            (["images", "--nope"], 125), (["images", "-aqz"], 125), (["images", "-f"], 125), (["rmi"], 1),
            (["tag", "a"], 1), (["tag", "a", "b", "c"], 1), (["load", "x"], 1), (["search"], 1),
            (["images", "--tree=2"], 125), (["image", "ls", "a", "b"], 1), (["run", "x"], 1), (["image", "x"], 1),
        ] as [([String], Int32)])
    func complaint(_ arguments: [String], _ status: Int32) {
        #expect(DockerCommandLine.complaint(about: Invocation(["docker"] + arguments))?.status == status)
    }

    @Test(
        "docker does not complain of these",
        arguments: [
            ["images", "-aq", "--no-trunc", "x"], ["images", "-f", "dangling=true", "-fx=y"], ["rmi", "-f", "a", "b"],
            ["rmi", "--", "-x"], ["history", "-H=false", "a"], ["history", "--human", "a"],
            ["inspect", "-f", "{{.Id}}", "a"],
            ["load", "-i", "x"], ["load", "-qi", "x"], ["image", "prune", "-af", "--filter=until=1h"],
            ["save", "a", "-o", "x"],
            ["inspect", "--at", "x.tar"], ["images", "--store", "x"], ["--store", "x", "images"], ["verify", "--nope"],
            [],
        ] as [[String]])
    func noComplaint(_ arguments: [String]) {
        #expect(DockerCommandLine.complaint(about: Invocation(["docker"] + arguments)) == nil)
    }
}
