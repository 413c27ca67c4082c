import ByteIO
import Support
import SystemPackage
import Testing

/// umoci unpacks an image, we merge its layers and GNU tar unpacks the result: the trees must be the same.
@Suite("Flatten, judged by umoci", .enabled("needs umoci and tar") { ["umoci", "tar"].allSatisfy(Program.exists) })
struct FlattenPeerTests {
    @Test("generated stacks of layers give the tree that umoci unpacks")
    func equivalence() throws {
        var random = SeededGenerator()
        var compared = 0
        for _ in 0..<25 {
            let stack = LayerStack(using: &random)
            let folder = try ScratchFolder()
            let layers = stack.layers.map(FlatEntry.archive)
            try writeLayout(layers, to: folder.path)
            let unpacked = try Program.run(
                "umoci", ["raw", "unpack", "--rootless", "--image", "image:tag", "theirs"], in: folder.path)
            // umoci refuses a few things that the specification does not.
            guard unpacked.status == 0 else { continue }
            try Repository.write(flattened(layers), to: folder.path.appending("flat.tar"))
            let extracted = try Program.run(
                "sh", ["-c", "mkdir ours && tar -xpf flat.tar -C ours --no-same-owner"], in: folder.path)
            #expect(extracted.status == 0, "\(extracted.errorText) TOTE_SEED=\(random.seed) \(stack.layers)")
            #expect(
                try tree("ours", in: folder.path) == tree("theirs", in: folder.path),
                "TOTE_SEED=\(random.seed) \(stack.layers)")
            compared += 1
        }
        #expect(compared > 15)
    }

    @Test("umoci unpacks the same tree when upper layers are merged into one")
    func merged() throws {
        var random = SeededGenerator()
        var compared = 0
        for _ in 0..<15 {
            let stack = LayerStack(using: &random)
            guard stack.layers.count > 2 else { continue }
            let folder = try ScratchFolder()
            let layers = stack.layers.map(FlatEntry.archive)
            try writeLayout(layers, to: folder.path)
            let unpack = { (name: String) in
                try Program.run(
                    "umoci", ["raw", "unpack", "--rootless", "--image", "image:tag", name], in: folder.path)
            }
            guard try unpack("before").status == 0 else { continue }
            _ = try Program.run("rm", ["-r", "image"], in: folder.path)
            let kept = Int.random(in: 1..<(layers.count - 1), using: &random)
            try writeLayout(squashed(layers, upon: kept), to: folder.path)
            let after = try unpack("after")
            #expect(after.status == 0, "\(after.errorText) TOTE_SEED=\(random.seed) \(kept) \(stack.layers)")
            #expect(
                try tree("before", in: folder.path) == tree("after", in: folder.path),
                "TOTE_SEED=\(random.seed) \(kept) \(stack.layers)")
            compared += 1
        }
        #expect(compared > 3)
    }

    /// Path, kind, mode, link target and number of names of each node, and the content of each file.
    private func tree(_ name: String, in folder: FilePath) throws -> String {
        let script = """
            find . -mindepth 1 ! -type l -printf '%P %y %m\\n' -o -printf '%P %y %l\\n' | sort
            find . -type f -printf '%P %n\\n' | sort
            find . -type f -print0 | sort -z | xargs -0 -r sha256sum
            """
        let result = try Program.run(
            "sh", ["-ec", script], in: folder.appending(name), environment: ["LC_ALL": "C", "PATH": path])
        #expect(result.status == 0)
        #expect(result.errorText == "")
        return result.text
    }

    private var path: String { Program.environment["PATH"] ?? "/usr/bin:/bin" }

    private func writeLayout(_ layers: [[UInt8]], to folder: FilePath) throws {
        let image = folder.appending("image")
        _ = try Program.run("mkdir", ["-p", image.appending("blobs/sha256").string])
        func put(_ bytes: [UInt8], _ type: String) throws -> String {
            let digest = Digest.of(bytes)
            try Repository.write(bytes, to: image.appending("blobs/sha256/\(digest.hex)"))
            return
                "\"mediaType\":\"application/vnd.oci.image.\(type)\",\"digest\":\"\(digest)\",\"size\":\(bytes.count)"
        }
        let blobs = try layers.map { "{" + (try put($0, "layer.v1.tar")) + "}" }.joined(separator: ",")
        let diffIDs = layers.map { "\"\(Digest.of($0))\"" }.joined(separator: ",")
        let config = """
            {"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[\(diffIDs)]}}
            """
        let configuration = try put(Array(config.utf8), "config.v1+json")
        let manifest = """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
            "config":{\(configuration)},"layers":[\(blobs)]}
            """
        let name = "\"annotations\":{\"org.opencontainers.image.ref.name\":\"tag\"}"
        let descriptor = try put(Array(manifest.utf8), "manifest.v1+json")
        let index = "{\"schemaVersion\":2,\"manifests\":[{\(descriptor),\(name)}]}"
        try Repository.write(Array(index.utf8), to: image.appending("index.json"))
        try Repository.write(Array("{\"imageLayoutVersion\":\"1.0.0\"}".utf8), to: image.appending("oci-layout"))
    }
}
