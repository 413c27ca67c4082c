import ByteIO

/// What must be true whatever the input. A precondition would not say what is wrong once the compiler optimizes.
enum Claim {
    /// Stops where it is false.
    static func holds(_ isTrue: Bool, _ what: @autoclosure () -> String) {
        if !isTrue { fatalError(what()) }
    }

    /// Stops where it throws: our own work is read without fault.
    static func succeeds<Value>(_ what: String, _ body: () throws(ImageError) -> Value) -> Value {
        do throws(ImageError) {
            return try body()
        } catch {
            fatalError("\(what): \(error)")
        }
    }
}
