import ByteIO
import Tar

/// Members that we write, each with the lines that the peers' listings must show for it.
struct PeerMembers {
    let header: TarHeader
    let content: [UInt8]
    let gnuLine: String
    let bsdLine: String
    let pythonLine: String

    private static let long = String(repeating: "long-", count: 60)
    private static let split = String(repeating: "s", count: 90) + "/" + String(repeating: "p", count: 90)

    static let all = [
        PeerMembers(
            "file", size: 3, mode: 0o644, uid: 1000, gid: 100, user: "user", gnu: "-rw-r--r-- 1000/100",
            bsd: "-rw-r--r-- 0 1000 100 3", python: "0 file 3 0o644 1000 100 1700000000 - user 0 0"),
        PeerMembers(
            "dir", .directory, mode: 0o1777, gnu: "drwxrwxrwt 0/0", bsd: "drwxrwxrwt 0 0 0 0", suffix: "/",
            python: "5 dir 0 0o1777 0 0 1700000000 - - 0 0"),
        PeerMembers(
            "dir/link", .symbolicLink, mode: 0o777, link: "../file", gnu: "lrwxrwxrwx 0/0", bsd: "lrwxrwxrwx 0 0 0 0",
            suffix: " -> ../file", python: "2 dir/link 0 0o777 0 0 1700000000 ../file - 0 0"),
        PeerMembers(
            "hard", .hardLink, mode: 0o644, link: "file", gnu: "hrw-r--r-- 0/0", bsd: "hrw-r--r-- 0 0 0 0",
            suffix: " link to file", python: "1 hard 0 0o644 0 0 1700000000 file - 0 0"),
        PeerMembers(
            "pipe", .fifo, mode: 0o600, gnu: "prw------- 0/0", bsd: "prw------- 0 0 0 0",
            python: "6 pipe 0 0o600 0 0 1700000000 - - 0 0"),
        PeerMembers(
            "null", .characterDevice, mode: 0o666, device: (1, 3), gnu: "crw-rw-rw- 0/0", bsd: "crw-rw-rw- 0 0 0 1,3",
            python: "3 null 0 0o666 0 0 1700000000 - - 1 3"),
        PeerMembers(
            "setuid", size: 0, mode: 0o6755, gnu: "-rwsr-sr-x 0/0", bsd: "-rwsr-sr-x 0 0 0 0",
            python: "0 setuid 0 0o6755 0 0 1700000000 - - 0 0"),
        PeerMembers(
            split, size: 1, mode: 0o644, gnu: "-rw-r--r-- 0/0", bsd: "-rw-r--r-- 0 0 0 1",
            python: "0 \(split) 1 0o644 0 0 1700000000 - - 0 0"),
        PeerMembers(
            long, size: 1, mode: 0o644, gnu: "-rw-r--r-- 0/0", bsd: "-rw-r--r-- 0 0 0 1",
            python: "0 \(long) 1 0o644 0 0 1700000000 - - 0 0"),
        PeerMembers(
            "naïve", size: 0, mode: 0o644, uid: 3_000_000, gid: 4_294_967_294, gnu: "-rw-r--r-- 3000000/4294967294",
            bsd: "-rw-r--r-- 0 3000000 4294967294 0",
            python: "0 naïve 0 0o644 3000000 4294967294 1700000000 - - 0 0"),
        PeerMembers(
            "target", .symbolicLink, mode: 0o777, link: EntryPath(long), gnu: "lrwxrwxrwx 0/0",
            bsd: "lrwxrwxrwx 0 0 0 0", suffix: " -> \(long)", python: "2 target 0 0o777 0 0 1700000000 \(long) - 0 0"),
    ]

    init(
        _ name: String, _ kind: TarHeader.Kind = .file, size: Int64 = 0, mode: UInt16, uid: UInt32 = 0, gid: UInt32 = 0,
        user: String = "", link: EntryPath? = nil, device: (UInt32, UInt32) = (0, 0), gnu: String, bsd: String,
        suffix: String = "", python: String
    ) {
        var header = TarHeader(path: EntryPath(name))
        header.kind = kind
        header.size = size
        header.mode = mode
        header.uid = uid
        header.gid = gid
        header.userName = Array(user.utf8)
        header.link = link
        (header.deviceMajor, header.deviceMinor) = device
        header.modified = 1_700_000_000_000_000_000
        self.header = header
        content = [UInt8](repeating: 0x78, count: Int(size))
        let number = kind == .characterDevice ? "\(device.0),\(device.1)" : "\(size)"
        gnuLine = "\(gnu) \(number) 2023-11-14 22:13:20 \(name)\(suffix)"
        bsdLine = "\(bsd) Nov 14 2023 \(name)\(suffix)"
        pythonLine = python
    }
}
