import GoTemplate
import Testing

/// Columns as Go's `text/tabwriter` makes them with a minimum of 10 and a padding of 3.
@Suite struct TabWriterTests {
    static let cases: [(text: String, aligned: String)] = [
        ("", ""), ("\n", "\n"), ("a", "a"), ("a\n", "a\n"), ("a\n\nb", "a\n\nb"),
        ("a\tb", "a         b"), ("a\tb\n", "a         b\n"), ("\tb\n", "          b\n"), ("a\t\n", "a         \n"),
        ("1234567\tb\n", "1234567   b\n"), ("12345678\tb\n", "12345678   b\n"),
        // A column is as wide as the widest of its cells.
        ("a\tb\nlonger than ten\tc\n", "a                 b\nlonger than ten   c\n"),
        ("a\tb\tc\nlonger than ten\td\te\n", "a                 b         c\nlonger than ten   d         e\n"),
        // What follows the last tab does not count.
        ("a\tlonger than ten\nb\tc\n", "a         longer than ten\nb         c\n"),
        // A line without the column ends it; one with fewer columns ends the others.
        ("longer than ten\tb\nx\na\tb\n", "longer than ten   b\nx\na         b\n"),
        ("longer than ten\tb\n\na\tb\n", "longer than ten   b\n\na         b\n"),
        (
            "a\tlonger than ten\tc\nb\tx\nc\td\te\n",
            "a         longer than ten   c\nb         x\nc         d         e\n"
        ),
        // Characters count, not bytes, and wide ones once: as Go counts.
        ("héllo wörld\tb\nhello world\tb\n", "héllo wörld   b\nhello world   b\n"),
        ("日本語日本語日本語\tb\nabc\tb\n", "日本語日本語日本語   b\nabc         b\n"),
        // A vertical tab is a tab, a form feed a line feed that ends all columns.
        ("a\u{b}b\nlonger than ten\u{b}c\n", "a                 b\nlonger than ten   c\n"),
        ("a\tb\u{c}longer than ten\tc\n", "a         b\nlonger than ten   c\n"),
    ]

    @Test("tabs become columns", arguments: cases)
    func align(text: String, aligned: String) { #expect(TabWriter.align(text) == aligned) }

    @Test("many tabs in few lines cost no more than their cells")
    func manyCells() {
        let text = String(repeating: "\t", count: 20_000) + "\n" + String(repeating: "x\ty\n", count: 1000)
        #expect(TabWriter.align(text).utf8.count == 200_001 + 12_000)
    }
}
