/// One step of a path into a JSON text: a key, which is found as Go finds it, or an index.
public enum JSONStep: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    CustomStringConvertible
{
    /// The member of an object.
    case key(String)
    /// The entry of a map, such as a label: no other case will do.
    case entry(String)
    /// The element of an array.
    case index(Int)

    /// A key.
    public init(stringLiteral value: String) { self = .key(value) }
    /// An index.
    public init(integerLiteral value: Int) { self = .index(value) }

    var key: String? {
        switch self {
        case .key(let key), .entry(let key): key
        case .index: nil
        }
    }

    /// The step for messages.
    public var description: String {
        switch self {
        case .key(let key), .entry(let key): "." + key
        case .index(let index): "[\(index)]"
        }
    }
}
