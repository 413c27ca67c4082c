import Support
import SystemPackage
import Testing

/// What the program is known to do differently from its pages, one by one: `Tests/CLI/deviations`.
enum Deviation {
    private static let known = Set(
        Repository.text(Repository.root.appending("Tests/CLI/deviations")).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") })

    /// Runs a check. If it is listed it must fail: one that holds again has to leave the list.
    static func check(_ key: String, _ body: () throws -> Void) rethrows {
        guard known.contains(key) else { return try body() }
        withKnownIssue("\(key): if it holds now, take it out of Tests/CLI/deviations") { try body() }
    }
}
