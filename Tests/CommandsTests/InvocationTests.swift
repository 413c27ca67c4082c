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

    @Test(
        "the parser gets every form of an option in one",
        arguments: [
            (["images", "-aq"], ["images", "-a", "-q"]), (["images", "--quiet"], ["images", "-q"]),
            (["--quiet", "images"], ["--quiet", "images"]), (["images", "--quiet=false", "-a=1"], ["images", "-a"]),
            (["images", "-q", "--quiet=f"], ["images"]), (["images", "-qfx=y"], ["images", "-q", "--filter=x=y"]),
            (["images", "-f=x=y"], ["images", "--filter=x=y"]), (["images", "--format="], ["images", "--format", ""]),
            (["history", "-qH", "a"], ["history", "-q", "--human=true", "a"]),
            (["history", "-H=0", "-q"], ["history", "--human=false", "-q"]),
            (["image", "ls", "--quiet", "image"], ["image", "ls", "-q", "image"]),
            (["image", "--quiet", "ls"], ["image", "--quiet", "ls"]),
            (["import", "-m-x", "-"], ["import", "--message=-x", "-"]),
            (["tree", "--depth", "-1"], ["tree", "--depth=-1"]), (["rmi", "--", "--quiet"], ["rmi", "--", "--quiet"]),
            (["images", "--nope", "-x"], ["images", "--nope", "-x"]),
            (["images", "--quiet=so"], ["images", "--quiet=so"]),
            (["save", "-o", "--quiet"], ["save", "-o", "--quiet"]),
            (["nonsense", "-aq"], ["nonsense", "-aq"]), (["images", "-q="], ["images", "-q", "-="]),
        ])
    func normal(_ arguments: [String], _ texts: [String]) throws {
        #expect(try NormalArguments(Invocation(["tote"] + arguments)).texts == texts)
    }

    @Test(
        "a second value is a mistake but for docker, where an option has one",
        arguments: [
            (["save", "-o", "a", "--output=b"], true), (["--store", "a", "images", "--store", "b"], true),
            (["images", "-f", "a=b", "-f", "c=d"], false), (["images", "-q", "--quiet"], false),
            (["save", "--platform", "a", "--platform", "b"], false),
        ])
    func twice(_ arguments: [String], _ isMistake: Bool) {
        #expect(((try? NormalArguments(Invocation(["tote"] + arguments))) == nil) == isMistake)
        #expect((try? NormalArguments(Invocation(["docker"] + arguments))) != nil)
    }

    @Test(
        "the distance of two words is in letters",
        arguments: [
            ("images", "images", 0), ("imagse", "images", 1), ("lod", "load", 1), ("", "ab", 2), ("ab", "", 2),
            ("kitten", "sitting", 3),
        ])
    func distance(_ one: String, _ other: String, _ distance: Int) {
        #expect(Complaint.distance(one, other) == distance)
    }
}
