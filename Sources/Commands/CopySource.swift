internal import ByteIO

/// `IMAGE:PATH`. A name may have colons itself, but a slash never follows one there.
struct CopySource {
    let image: String?
    let path: String

    init(_ text: String, at place: String?) throws(ImageError) {
        if let mark = text.firstRange(of: ":/") {
            image = text[..<mark.lowerBound].isEmpty ? nil : String(text[..<mark.lowerBound])
            path = String(text[text.index(after: mark.lowerBound)...])
        } else if let colon = text.lastIndex(of: ":") {
            image = text[..<colon].isEmpty ? nil : String(text[..<colon])
            path = String(text[text.index(after: colon)...])
        } else {
            guard place != nil, text.hasPrefix("/") else {
                throw ImageError(.usage, "\(Printable(text)) is no IMAGE:PATH; files can be copied out of images only")
            }
            image = nil
            path = text
        }
        guard !path.isEmpty else { throw ImageError(.usage, "\(Printable(text)) names no file of the image") }
    }
}
