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
        let parts = text.utf8.split(separator: Self.colon, maxSplits: 1, omittingEmptySubsequences: false)
            .map(Array.init)
        let name = parts.first.flatMap { $0.isEmpty ? nil : $0 } ?? [UInt8(ascii: "0")]
        let users = Self.lines(passwd, fields: 7)
        let account = users.first { $0[0] == name } ?? users.first { $0[2] == name }
        guard let uid = Self.number(account?[2] ?? name) else {
            throw ImageError(.notFound, "the image has no user \(Printable(name)) in etc/passwd")
        }
        self.uid = uid
        gid = account.flatMap { Self.number($0[3]) } ?? 0
        home = account.map { String(decoding: $0[5], as: UTF8.self) }
        let groups = Self.lines(group, fields: 4)
        guard parts.count == 2, !parts[1].isEmpty else {
            let own = groups.filter { Self.fields($0[3][...], at: UInt8(ascii: ",")).contains(account?[0] ?? []) }
            additionalGroups = Set(own.compactMap { Self.number($0[2]) }).sorted()
            return
        }
        guard let gid = Self.number(groups.first { $0[0] == parts[1] }?[2] ?? parts[1]) else {
            throw ImageError(.notFound, "the image has no group \(Printable(parts[1])) in etc/group")
        }
        self.gid = gid
    }

    private static let colon = UInt8(ascii: ":")

    /// The lines with that many fields or more; a runtime takes no notice of others either.
    private static func lines(_ file: [UInt8], fields count: Int) -> [[[UInt8]]] {
        file.split(separator: UInt8(ascii: "\n")).map { fields($0, at: colon) }.filter { $0.count >= count }
    }

    private static func fields(_ bytes: ArraySlice<UInt8>, at separator: UInt8) -> [[UInt8]] {
        bytes.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
    }

    /// What digits say, without a sign; the highest number means that there is none to the system.
    private static func number(_ digits: [UInt8]) -> UInt32? {
        guard digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            let number = UInt32(String(decoding: digits, as: UTF8.self)), number != .max
        else { return nil }
        return number
    }
}
