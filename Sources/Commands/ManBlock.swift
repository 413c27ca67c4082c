/// A part of a manual page that begins on a line of its own.
indirect enum ManBlock {
    /// Text that is filled.
    case paragraph(ManText)
    /// One line that is set in.
    case display(ManText)
    /// Lines that stay as they are, set in.
    case literal([String])
    case list(ManList)
    case subheading(String)
    /// An empty line.
    case gap

    /// The text of a paragraph.
    var text: ManText? {
        if case .paragraph(let text) = self { text } else { nil }
    }

    /// The list it is.
    var list: ManList? {
        if case .list(let list) = self { list } else { nil }
    }
}
