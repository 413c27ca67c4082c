/// One way in which two archives that should be equal are not.
public struct FormDifference: Sendable {
    /// Which layer of the representation differs.
    public enum Level: String, Sendable, CaseIterable {
        /// One is compressed, the other not, or otherwise.
        case compression
        /// The same bytes are compressed in another way.
        case encoder
        /// What is there in one tar only.
        case members
        /// The members of a tar stand in another order.
        case order
        /// One member is a folder, the other a file, and so on.
        case type
        /// When members were modified last.
        case times
        /// The owners of members, by number or by name.
        case owners
        /// The permissions of members.
        case modes
        /// Where links lead.
        case links
        /// Extended attributes, ACLs and other records of members, and the numbers of devices.
        case attributes
        /// Headers say the same in other bytes.
        case headers
        /// What follows the last member of a tar.
        case ending
        /// A document says the same in other bytes.
        case json
        /// A value of a document.
        case value
        /// Which images or layers there are.
        case images
        /// The bytes of a file.
        case content
    }

    /// Which layer of the representation.
    public let level: Level
    /// Where: `archive`, `app:1: layer 2`.
    public let place: String
    /// What is different: first what the one has, then the other.
    public let message: String
    /// Whether a container would notice.
    public let isVisible: Bool
}
