import ByteIO
import ImageFormats
import ImageModel
import ImageOperations
import Testing

@Suite("Renaming")
struct RenamingTests {
    private static func root(_ name: String?, _ number: UInt8) -> Root {
        Root(name: name, descriptor: Descriptor(of: [number], mediaType: .ociManifest))
    }

    private static let roots = [
        root("docker.io/library/app:1", 1), root("docker.io/library/app:2", 2), root("docker.io/team/db:1", 3),
        root(nil, 4),
    ]

    static let rules: [(rules: [String], names: [String])] = [
        ([], ["app:1", "app:2", "team/db:1"]),
        (["app=r.example/app"], ["r.example/app:1", "r.example/app:2", "team/db:1"]),
        (["app:1=x"], ["x:1", "app:2", "team/db:1"]),
        (["app:1=x:9"], ["x:9", "app:2", "team/db:1"]),
        (["app=y", "app:2=x"], ["y:1", "x:2", "team/db:1"]),
        (["app=team/db", "team/db=app"], ["team/db:1", "team/db:2", "app:1"]),
        (["docker.io/library/app:1=app:1"], ["app:1", "app:2", "team/db:1"]),
    ]

    @Test("a whole name goes before a repository, and nothing is renamed twice", arguments: rules)
    func renames(_ rules: [String], _ names: [String]) throws {
        let renamed = try Renaming(parsing: rules).applied(to: Self.roots)
        #expect(renamed.compactMap { $0.name.map(Root.familiar) } == names)
        #expect(renamed.map(\.descriptor) == Self.roots.map(\.descriptor))
    }

    @Test(
        "what cannot be is refused",
        arguments: [
            (["absent=x"], ImageError.Kind.notFound), (["app:3=x"], .notFound), (["app:1=app:2"], .conflict),
            (["app:1=x:1", "app:2=x:1"], .conflict), (["app=x:1"], .usage), (["app"], .usage), (["=x"], .usage),
            (["app=X"], .usage), (["app:1=x", "app:1=y"], .usage),
        ])
    func refuses(_ rules: [String], _ kind: ImageError.Kind) {
        let error = #expect(throws: ImageError.self) { try Renaming(parsing: rules).applied(to: Self.roots) }
        #expect(error?.kind == kind)
    }
}
