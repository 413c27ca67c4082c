import Testing

@testable import RootTree
@testable import Tar

@Suite("Attributes that stand for something else")
struct TreeAttributeTests {
    @Test(
        "owners are recorded as umoci records them",
        arguments: [
            (0, 42, [0x08, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x10, 42]), (1000, 100, [0x08, 0xe8, 0x07, 0x10, 100]),
            (7, 0, [0x08, 7, 0x10, 0xff, 0xff, 0xff, 0xff, 0x0f]),
        ] as [(UInt32, UInt32, [UInt8])])
    func owner(_ uid: UInt32, _ gid: UInt32, _ bytes: [UInt8]) {
        let owner = RootlessOwner(uid: uid, gid: gid)
        #expect(owner.encoded == bytes)
        #expect(RootlessOwner(decoding: bytes) == owner)
    }

    @Test("an ACL as text is the attribute that setfacl makes")
    func list() {
        let text = "user::rw-\nuser:bin:r--:2\ngroup::r--\nmask::r--\nother::---\n"
        let bytes: [UInt8] = [
            2, 0, 0, 0, 1, 0, 6, 0, 0xff, 0xff, 0xff, 0xff, 2, 0, 4, 0, 2, 0, 0, 0, 4, 0, 4, 0, 0xff, 0xff, 0xff, 0xff,
            16, 0, 4, 0, 0xff, 0xff, 0xff, 0xff, 32, 0, 0, 0, 0xff, 0xff, 0xff, 0xff,
        ]
        #expect(AccessControlList.encode(Array(text.utf8)) == bytes)
        #expect(AccessControlList.encode(Array("user::rw-,user:2:r--,group::r--,mask::r--,other::---".utf8)) == bytes)
    }

    @Test(
        "what is no ACL is none",
        arguments: ["", "user", "user::rwxr", "user:bin:r--", "user::q", "x::r"])
    func noList(_ text: String) {
        #expect(AccessControlList.encode(Array(text.utf8)) == nil)
    }
}
