/// What stands under one heading of a manual page.
struct ManSection {
    let title: String
    let blocks: [ManBlock]
}
