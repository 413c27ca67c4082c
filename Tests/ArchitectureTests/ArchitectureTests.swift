import Support
import Testing

@Suite("The architecture")
struct ArchitectureTests {
    /// What each target may import: only what is below it.
    private static let allowed: [String: Set<String>] = [
        "ByteIO": ["CISAL", "CDeflate", "CZstd", "CLzma", "CBzip2", "CCrypto", "CLinux", "SystemPackage", "Glibc"],
        "Tar": ["ByteIO"],
        "ImageModel": ["ByteIO"],
        "ImageFormats": ["ByteIO", "Tar", "ImageModel", "SystemPackage"],
        "RootTree": ["ByteIO", "Tar", "CArchive", "CLinux", "SystemPackage", "Glibc"],
        "YAML": ["ByteIO", "CYaml"],
        "ImageOperations": ["ByteIO", "Tar", "ImageModel", "ImageFormats", "RootTree", "YAML", "SystemPackage"],
        "GoTemplate": ["ByteIO"],
        "Commands": [
            "ByteIO", "GoTemplate", "ImageModel", "ImageFormats", "ImageOperations", "ArgumentParser", "SystemPackage",
            "Glibc",
        ],
        // A status can only be set with the C library's exit.
        "tote": ["Commands", "Glibc"],
    ]

    /// Parts of the standard library that are modules of their own.
    private static let library: Set<String> = ["Swift", "Synchronization"]

    /// Files that still break the rule, as `make lint` also says: a debt to pay, file by file.
    private static let undocumented: Set<String> = []

    /// Imports the table does not allow, in files that still have them: `getpid` belongs into ByteIO's system calls.
    private static let indebted: [String: Set<String>] = [:]

    private let sources: [SwiftSource]

    init() throws { sources = try SwiftSource.all() }

    @Test("every target imports only what is below it")
    func imports() {
        #expect(!sources.isEmpty)
        for source in sources {
            let allowed = Self.allowed[source.target, default: []].union(Self.library).union(
                Self.indebted[source.path, default: []])
            for module in source.imports {
                #expect(allowed.contains(module), "\(source.path) imports \(module)")
            }
        }
    }

    @Test("no file has more than 400 lines")
    func length() {
        for source in sources {
            #expect(source.lines.count <= 401, "\(source.path) has \(source.lines.count) lines")
        }
    }

    @Test("everything public is documented")
    func documentation() {
        for source in sources where !Self.undocumented.contains(source.path) {
            #expect(source.undocumented == [], "\(source.path): lines \(source.undocumented)")
        }
    }

    @Test("nothing that can trap on input or hide a race is used")
    func forbidden() {
        let forbidden = ["try!", "as! ", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)"]
        for source in sources {
            for (number, line) in source.lines.enumerated() where !line.hasPrefix("//") {
                for word in forbidden {
                    #expect(!line.contains(word), "\(source.path):\(number + 1): \(word)")
                }
            }
        }
    }
}

@Suite("How the architecture tests read Swift")
struct SwiftSourceTests {
    private func source(_ text: String) -> SwiftSource {
        SwiftSource(target: "T", path: "T/t.swift", lines: text.split(separator: "\n").map { $0.drop { $0 == " " } })
    }

    @Test("imports are found behind attributes and access levels, and nowhere else")
    func imports() {
        let text = "import A\n@testable internal import B\npublic import struct C.D\n// import E\nlet x = \"import F\""
        #expect(source(text).imports == ["A", "B", "C"])
    }

    @Test("a public declaration without a comment above its attributes is found")
    func undocumented() {
        let text = """
            /// Good.
            @inlinable
            public func a()
            public var b: Int
            /// Good.
            @frozen public enum C
            public private(set) var d = 0
            func e()
            public extension F {
            guard let open = part.first, let public = part.last else { return }
            static public func g()
            """
        #expect(source(text).undocumented == [4, 7, 11])
    }
}
