/// What the extension headers before one member said. A class: most members have none, and pay one word for it.
final class TarExtensions {
    var pax: PaxHeader?
    var longName: [UInt8]?
    var longLink: [UInt8]?
}
