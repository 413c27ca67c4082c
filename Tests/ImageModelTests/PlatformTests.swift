import ByteIO
import ImageModel
import Testing

@Suite struct PlatformTests {
    private func platform(_ text: String) throws -> Platform { try Platform(parsing: text) }

    @Test(
        "what a user types is completed and normalised",
        arguments: [
            ("linux/amd64", "linux/amd64"), ("Linux/x86_64", "linux/amd64"), ("linux/amd64/v1", "linux/amd64"),
            ("linux/amd64/v3", "linux/amd64/v3"), ("linux/arm64", "linux/arm64"), ("linux/aarch64", "linux/arm64"),
            ("linux/arm64/v8", "linux/arm64/v8"), ("linux/arm64/8", "linux/arm64/v8"), ("linux/arm", "linux/arm"),
            ("linux/arm/v7", "linux/arm/v7"), ("linux/arm/6", "linux/arm/v6"), ("linux/armhf", "linux/arm"),
            ("linux/armel", "linux/arm/v6"), ("macos/arm64", "darwin/arm64"), ("linux/i386", "linux/386"),
            ("windows(10.0.17763)/amd64", "windows/amd64"), ("arm64", "linux/arm64"), ("riscv64", "linux/riscv64"),
            ("linux/x_y.z-1", "linux/x_y.z-1"),
        ])
    func parsing(text: String, description: String) throws {
        #expect(try platform(text).description == description)
    }

    @Test("one word is a system or a processor; the rest is the host's")
    func oneWord() throws {
        #expect(try platform("windows") == Platform(os: "windows", architecture: Platform.host.architecture))
        #expect(try platform("windows(10.0+win32k)/amd64").osFeatures == ["win32k"])
        #expect(try platform("linux") == .host)
    }

    @Test(
        "what is no platform is refused",
        arguments: [
            "", "/", "linux/", "/amd64", "linux/amd64/v1/x", "bogus", "linux/am d64", "linux/\u{e9}", "linux(/amd64",
            "linux()x/amd64", "(1)/amd64", "windows(1+)/amd64",
        ])
    func refused(text: String) {
        let error = #expect(throws: ImageError.self) { try platform(text) }
        #expect(error?.kind == .malformed)
    }

    static let orders: [(host: String, candidates: [String])] = [
        ("linux/amd64", ["linux/amd64", "linux/386"]),
        ("linux/amd64/v3", ["linux/amd64/v3", "linux/amd64/v2", "linux/amd64", "linux/386"]),
        ("linux/arm/v7", ["linux/arm/v7", "linux/arm/v6", "linux/arm/v5"]),
        ("linux/arm64", ["linux/arm64", "linux/arm/v8", "linux/arm/v7", "linux/arm/v6", "linux/arm/v5"]),
        ("linux/arm64/v8.2", ["linux/arm64/v8.2", "linux/arm64/v8.1", "linux/arm64", "linux/arm/v8"]),
        (
            "linux/arm64/v9.1",
            ["linux/arm64/v9.1", "linux/arm64/v9", "linux/arm64/v8.6", "linux/arm64/v8.5", "linux/arm64/v8.4"]
        ),
        ("linux/s390x", ["linux/s390x"]),
    ]

    @Test("images that run are ranked, best first", arguments: orders)
    func ranks(host: String, candidates: [String]) throws {
        let host = try platform(host)
        #expect(try candidates.map { host.rank(of: try platform($0)) } == candidates.indices.map { $0 })
        #expect(try host.rank(of: platform("linux/mips64le")) == nil)
        #expect(try host.rank(of: platform("freebsd/amd64")) == nil)
    }

    @Test("the very platform may be written in any way, what merely runs is another")
    func exact() throws {
        let arm = try platform("linux/arm64")
        #expect(arm.isSame(as: Platform(os: "linux", architecture: "aarch64", variant: "8")))
        #expect(!arm.isSame(as: Platform(os: "linux", architecture: "arm", variant: "v7")))
        #expect(!(try platform("linux/amd64")).isSame(as: try platform("linux/386")))
        let windows = try platform("windows(10.0.17763)/amd64")
        #expect(windows.isSame(as: Platform(os: "windows", architecture: "amd64", osVersion: "10.0.17763.1234")))
        #expect(!windows.isSame(as: Platform(os: "windows", architecture: "amd64", osVersion: "10.0.20348.1")))
        #expect(!arm.isSame(as: Platform(os: "linux", architecture: "arm64", osFeatures: ["sse4"])))
    }

    @Test("of an index the best image is chosen, never an attestation, at worst one without a platform")
    func choice() throws {
        let manifest = { (platform: Platform?, byte: UInt8) in
            Descriptor(of: [byte], mediaType: .ociManifest, platform: platform)
        }
        var attestation = manifest(.unknown, 9)
        attestation.annotations[Annotation.referenceType] = "attestation-manifest"
        let index = Index(manifests: [
            attestation, manifest(nil, 0), manifest(try platform("linux/386"), 1),
            manifest(try platform("linux/amd64"), 2), manifest(try platform("linux/amd64"), 3),
        ])
        let amd = try platform("linux/amd64")
        #expect(index.manifest(for: amd) == index.manifests[3])
        #expect(index.manifest(for: try platform("linux/amd64/v2")) == index.manifests[3])
        #expect(index.manifest(for: try platform("linux/386"), exactly: true) == index.manifests[2])
        #expect(index.manifest(for: try platform("linux/s390x")) == index.manifests[1])
        #expect(Index(manifests: [attestation]).manifest(for: amd) == nil)
    }
}
