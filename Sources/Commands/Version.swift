/// The version of the program, in one place: `make release` and `make dist` read it here too.
enum Version {
    static let current = "0.1.0"
}
