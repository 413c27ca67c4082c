internal import ByteIO

/// The owner that a file would have if it could be given away: the value of the attribute `user.rootlesscontainers`.
///
/// A message of two numbers as protocol buffers have them. As umoci writes it, root is 2^32-1, which leaves what is there.
struct RootlessOwner: Equatable {
    var uid: UInt32
    var gid: UInt32

    /// The attribute's name, for the kernel: it ends in NUL.
    static let attribute = Array("user.rootlesscontainers\0".utf8)
    /// The attribute's name.
    static let attributeName = Array("user.rootlesscontainers".utf8)

    init(uid: UInt32, gid: UInt32) {
        self.uid = uid
        self.gid = gid
    }

    /// Reads the attribute; `nil` when it is damaged.
    init?(decoding bytes: [UInt8]) {
        var rest = bytes[...]
        self.init(uid: 0, gid: 0)
        while let key = Self.takeNumber(&rest) {
            guard let value = Self.takeNumber(&rest) else { return nil }
            switch key {
            case 1 << 3: uid = Self.owner(value)
            case 2 << 3: gid = Self.owner(value)
            default: return nil
            }
        }
        guard rest.isEmpty else { return nil }
    }

    private static func owner(_ value: UInt64) -> UInt32 {
        let number = UInt32(truncatingIfNeeded: value)
        return number == .max ? 0 : number
    }

    /// The attribute's value.
    var encoded: [UInt8] { Self.field(1, uid) + Self.field(2, gid) }

    private static func field(_ number: UInt8, _ value: UInt32) -> [UInt8] {
        var bytes = [number << 3]
        bytes.append(packed: UInt64(value == 0 ? .max : value))
        return bytes
    }

    /// Takes one number of 7 bits a byte off the front; `nil` and nothing taken where there is none.
    private static func takeNumber(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for (index, byte) in bytes.enumerated().prefix(9) {
            value |= UInt64(byte & 0x7f) << UInt64(7 * index)
            if byte < 0x80 {
                bytes = bytes.dropFirst(index + 1)
                return value
            }
        }
        return nil
    }
}
