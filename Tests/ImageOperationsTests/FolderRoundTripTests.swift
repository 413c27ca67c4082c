import ByteIO
import ImageFormats
import ImageModel
import ImageOperations
import Support
import SystemPackage
import Testing

@Suite("Folders that are changed and committed")
struct FolderRoundTripTests {
    @Test("random changes come out of a commit as they were made, and an unchanged folder makes no layer")
    func roundTrip() throws {
        var random = SeededGenerator()
        for _ in 0..<6 {
            let scratch = try ScratchFolder()
            let script = FolderScript(using: &random)
            try run(
                "mkdir tree && cd tree\n\(script.lines)\ncd .. && tar -C tree -cf base.tar --format pax .",
                in: scratch.path)
            let store = ImageStore(scratch.path.appending("store"))
            let made = Import.Description(message: "", usualPlatform: .host, created: 0)
            _ = try Import(
                FileSource.open(scratch.path.appending("base.tar")), name: "docker.io/library/base:1", as: made,
                into: store.writer())
            try unpack("base:1", to: scratch.path.appending("work"), in: store)
            let changes = FolderScript(changing: script, using: &random)
            try run("cd work\n\(changes.lines)", in: scratch.path)
            let before = try FolderListing(scratch.path.appending("work"))
            try commit("work", as: "changed:1", in: store, scratch.path)
            try unpack("changed:1", to: scratch.path.appending("again"), in: store)
            let after = try FolderListing(scratch.path.appending("again"))
            #expect(
                after.differences(from: before) == [], "TOTE_SEED=\(random.seed)\n\(script.lines)\n--\n\(changes.lines)"
            )
            try commit("again", as: "same:1", in: store, scratch.path)
            #expect(try layers("same:1", in: store) == layers("changed:1", in: store), "TOTE_SEED=\(random.seed)")
        }
    }

    private func image(_ name: String, in store: ImageStore) throws -> ImageRecord {
        let source = try store.open()
        return try ImageTree(ImageLookup(in: source).find(name), in: source).image(for: nil)
    }

    private func layers(_ name: String, in store: ImageStore) throws -> [Digest] {
        try image(name, in: store).manifest.layers.map(\.digest)
    }

    private func unpack(_ name: String, to folder: FilePath, in store: ImageStore) throws {
        let image = try image(name, in: store)
        let options = Unpack.Options(rootless: false)
        try Unpack(image, from: store.open(), into: folder, options).remember(image, in: store, options)
    }

    private func commit(_ folder: String, as name: String, in store: ImageStore, _ path: FilePath) throws {
        let record = try store.folders.find(path.appending(folder).string)
        _ = try Commit(record, name: "docker.io/library/\(name)", as: Commit.Description(created: 0), in: store)
    }

    private func run(_ script: String, in folder: FilePath) throws {
        let result = try Program.run("sh", ["-uc", script], in: folder)
        #expect(result.status == 0, "\(result.errorText)\n\(script)")
    }
}

/// Commands of a shell that make a tree, or change one, at random.
struct FolderScript {
    private(set) var lines = ""
    private static let names = ["a", "b", "c", "d e", "f"]
    private static let tries = 40

    init(using random: inout SeededGenerator) {
        for _ in 0..<Self.tries { add(Self.making(using: &random)) }
    }

    init(changing script: FolderScript, using random: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let (one, other) = (Self.path(using: &random), Self.path(using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 0: add("rm -rf '\(one)'")
            case 1: add("mv -T '\(one)' '\(other)'")
            case 2: add("rm -rf '\(one)'; mkdir -p '\(one)'; echo x > '\(one)/new'")
            case 3: add("rm -rf '\(one)'; echo now a file > '\(one)'")
            case 4: add("test -d '\(one)' && rm -rf '\(one)'/* && touch '\(one)/only'")
            case 5: add("cp -p '\(one)' '\(other)'")
            default: add(Self.making(using: &random))
            }
        }
    }

    /// What fails, since something is missing or in the way, is as good as nothing.
    private mutating func add(_ command: String) { lines += "{ \(command); } 2>/dev/null || :\n" }

    private static func making(using random: inout SeededGenerator) -> String {
        let (one, other) = (path(using: &random), path(using: &random))
        let number = Int.random(in: 0...999, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return "mkdir -p '\(one)'"
        case 2: return "mkdir -p \"$(dirname '\(one)')\" && echo \(number) > '\(one)'"
        case 3: return "ln '\(one)' '\(other)'"
        case 4: return "ln -s '\(other)' '\(one)'"
        case 5: return "chmod \(["700", "755", "4711", "640"].randomElement(using: &random) ?? "755") '\(one)'"
        case 6: return "touch -h -d @\(1_500_000_000 + number).\(number) '\(one)'"
        default: return "setfattr -n user.n -v \(number) '\(one)'"
        }
    }

    private static func path(using random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in names.randomElement(using: &random) ?? "a" }
            .joined(separator: "/")
    }
}
