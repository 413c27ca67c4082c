/// What the argument parser says about a command, from `--experimental-dump-help`.
struct HelpDump {
    /// An option, flag or operand.
    struct Argument {
        /// With dashes, shortest first; none for an operand.
        let names: [String]
        /// The word for its value; `nil` for a flag.
        let valueName: String?
        let defaultValue: String?
        let isRepeating: Bool
        let isOptional: Bool

        init(_ json: JSONValue) {
            names = (json["names"]?.array ?? []).compactMap { name in
                name["name"]?.string.map { (name["kind"]?.string == "long" ? "--" : "-") + $0 }
            }.sorted { $0.count < $1.count }
            valueName = json["kind"]?.string == "flag" ? nil : json["valueName"]?.string
            defaultValue = json["defaultValue"]?.string
            isRepeating = json["isRepeating"]?.bool ?? false
            isOptional = json["isOptional"]?.bool ?? false
        }
    }

    let name: String
    let arguments: [Argument]
    let subcommands: [HelpDump]

    /// The dump of a whole program; `nil` if it is not one.
    init?(_ json: JSONValue) {
        guard let command = json["command"] else { return nil }
        self.init(command: command)
    }

    private init(command: JSONValue) {
        name = command["commandName"]?.string ?? ""
        arguments = (command["arguments"]?.array ?? []).filter { $0["shouldDisplay"]?.bool != false }.map(Argument.init)
        subcommands = (command["subcommands"]?.array ?? []).map { HelpDump(command: $0) }
    }

    var options: [Argument] { arguments.filter { !$0.names.isEmpty } }
    var operands: [Argument] { arguments.filter(\.names.isEmpty) }
}
