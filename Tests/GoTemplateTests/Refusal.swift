import ByteIO
import GoTemplate

/// The kind and sentence of an error, to compare.
struct Refusal: Error, Equatable {
    let kind: ImageError.Kind
    let message: String

    /// A template's mistake; `message` is what follows docker's and Go's prefix.
    init(_ message: String, _ kind: ImageError.Kind = .usage) {
        self.kind = kind
        self.message = "template parsing error: template: " + message
    }

    private init(_ error: ImageError) {
        kind = error.kind
        message = error.message
    }

    /// Runs `body` and throws its error in this form.
    static func catching(_ body: () throws(ImageError) -> String) throws(Refusal) -> String {
        do { return try body() } catch { throw Refusal(error) }
    }
}
