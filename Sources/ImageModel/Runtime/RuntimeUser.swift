public import ByteIO

/// Whom the first process of a container runs as, in numbers.
public struct RuntimeUser: Hashable, Sendable {
    /// The user.
    public var uid: UInt32 = 0
    /// The group.
    public var gid: UInt32 = 0
    /// Groups that the user is in besides.
    public var additionalGroups: [UInt32] = []
    /// The user's folder, where it is known.
    public var home: String?

    /// Root.
    public init() {}

    /// Looks up `user`, `uid`, each with `:group` or `:gid` or without, as image configs have it, in the bytes of the
    /// image's own `etc/passwd` and `etc/group`. A number need not be in them.
    ///
    /// - Throws: `.notFound` for a name that is not there.
    public init(_ text: String, passwd: [UInt8], group: [UInt8]) throws(ImageError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = parts.first.flatMap { $0.isEmpty ? nil : $0 } ?? "0"
        let users = Self.lines(passwd, fields: 7)
        let account = users.first { $0[0] == name } ?? users.first { $0[2] == name }
        guard let uid = UInt32(account?[2] ?? name) else {
            throw ImageError(.notFound, "the image has no user \(Printable(name)) in etc/passwd")
        }
        self.uid = uid
        gid = account.flatMap { UInt32($0[3]) } ?? 0
        home = account?[5]
        let groups = Self.lines(group, fields: 4)
        guard parts.count == 2, !parts[1].isEmpty else {
            let own = groups.filter { $0[3].split(separator: ",").contains { $0 == account?[0] ?? "" } }
            additionalGroups = Set(own.compactMap { UInt32($0[2]) }).sorted()
            return
        }
        guard let gid = UInt32(groups.first { $0[0] == parts[1] }?[2] ?? parts[1]) else {
            throw ImageError(.notFound, "the image has no group \(Printable(parts[1])) in etc/group")
        }
        self.gid = gid
    }

    /// The lines with that many fields or more; a runtime takes no notice of others either.
    private static func lines(_ file: [UInt8], fields: Int) -> [[String]] {
        file.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }.filter { $0.count >= fields }
    }
}
