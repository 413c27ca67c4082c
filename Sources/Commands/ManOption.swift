/// An option as a manual page describes it.
struct ManOption: Equatable {
    /// With their dashes, shortest first: `-i`, `--input`.
    let names: [String]
    /// The word that stands for the option's value; `nil` for a flag.
    let argument: String?
    /// Whether the value may be left out, as in `--human[=bool]`.
    let isArgumentOptional: Bool
    /// What the page says the value is when the option is not given.
    let defaultValue: String?
    /// Whether the option may be given more than once.
    let isRepeatable: Bool

    /// Whether it cannot be given without a value.
    var needsValue: Bool { argument != nil && !isArgumentOptional }

    /// An option of docker's that is on none of our pages.
    init(_ names: [String], argument: String? = nil) {
        self.names = names
        self.argument = argument
        isArgumentOptional = false
        defaultValue = nil
        isRepeatable = true
    }

    /// Reads an item of a list of options; `nil` if it is not one.
    init?(_ item: ManList.Item) {
        names = item.head.texts(of: .flag)
        guard !names.isEmpty else { return nil }
        argument = item.head.texts(of: .argument).first
        isArgumentOptional = item.head.plain.contains("[=")
        let text = item.body.compactMap(\.text)
        defaultValue = text.compactMap(Self.defaultValue).first
        isRepeatable = text.contains { $0.plain.contains("May be given more than once") }
    }

    /// The pages say: `The default is`, and then the value as a command word.
    private static func defaultValue(_ text: ManText) -> String? {
        zip(text.runs, text.runs.dropFirst()).first { before, value in
            before.role == .text && before.text.hasSuffix("The default is") && value.role == .command
        }?.1.text
    }
}
