/// A list of a manual page.
struct ManList {
    enum Kind: Equatable {
        /// What is described stands in front, in so many columns.
        case tag(width: Int)
        case numbered
        /// A table whose columns are so wide.
        case column(widths: [Int])
    }

    struct Item {
        /// The tag; the cells of a table's row.
        let heads: [ManText]
        let body: [ManBlock]

        var head: ManText { heads.first ?? ManText() }
    }

    let kind: Kind
    /// Whether no empty lines separate the items.
    let isCompact: Bool
    let items: [Item]

    /// Whether the items are the rows of a table.
    var isTable: Bool {
        if case .column = kind { true } else { false }
    }
}
