/// What the extension headers before one member said. A class: most members have none, and pay one word for it.
final class TarExtensions {
    var pax: PaxHeader?
    var longName: [UInt8]?
    var longLink: [UInt8]?

    /// Whether an extension header of `type` may join those before it without readers differing on which counts.
    func isAlone(_ type: UInt8) -> Bool {
        switch type {
        case UInt8(ascii: "L"): pax == nil && longName == nil
        case UInt8(ascii: "K"): pax == nil && longLink == nil
        default: pax == nil && longName == nil && longLink == nil
        }
    }
}
