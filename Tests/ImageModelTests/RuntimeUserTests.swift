import ByteIO
import ImageModel
import Testing

@Suite("Whom a container runs as")
struct RuntimeUserTests {
    private static let passwd = """
        root:x:0:0::/root:/bin/sh
        app:x:1000:100::/srv:/bin/sh
        e\u{301}:x:7:7::/:/bin/sh
        plus:x:+5:5::/:/bin/sh
        none:x:4294967295:5::/:/bin/sh
        short:x:9
        """
    private static let group = "wheel:x:10:app,root\nvideo:x:44:root,app\nodd:x:+3:app\nnobody:x:4294967295:\n"

    private static func user(_ text: String) throws(ImageError) -> RuntimeUser {
        try RuntimeUser(text, passwd: Array(passwd.utf8), group: Array(group.utf8))
    }

    @Test(
        "a user is a name or a number, with a group or without",
        arguments: [
            ("", 0, 0, [10, 44]), ("app", 1000, 100, [10, 44]), ("1000", 1000, 100, [10, 44]), ("33", 33, 0, []),
            ("app:wheel", 1000, 10, []), ("app:7", 1000, 7, []), ("33:44", 33, 44, []), ("app:", 1000, 100, [10, 44]),
            ("e\u{301}", 7, 7, []),
        ] as [(String, UInt32, UInt32, [UInt32])])
    func found(_ text: String, _ uid: UInt32, _ gid: UInt32, _ others: [UInt32]) throws {
        let user = try Self.user(text)
        #expect((user.uid, user.gid) == (uid, gid))
        #expect(user.additionalGroups == others)
    }

    @Test(
        "what is no digits is no number, and a name is its bytes",
        arguments: [
            "+0", "-0", "4294967295", "4294967296", "none", "plus", "short", "\u{e9}", "1000:+0", "1000:4294967295",
            "1000:nobody", "1000:odd", "1000:\u{301}wheel", "\u{ff11}",
        ])
    func refused(_ text: String) {
        let error = #expect(throws: ImageError.self) { try Self.user(text) }
        #expect(error?.kind == .notFound)
    }
}
