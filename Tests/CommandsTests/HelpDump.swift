import ByteIO
import ImageModel

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

        init(_ argument: JSONObject) throws(ImageError) {
            var names: [String] = []
            for name in try argument.objects("names") {
                names.append((try name.string("kind") == "long" ? "--" : "-") + (try name.string("name") ?? ""))
            }
            self.names = names.sorted { $0.count < $1.count }
            valueName = try argument.string("kind") == "flag" ? nil : try argument.string("valueName")
            defaultValue = try argument.string("defaultValue")
            isRepeating = try argument.bool("isRepeating") ?? false
            isOptional = try argument.bool("isOptional") ?? false
        }
    }

    let name: String
    let aliases: [String]
    let arguments: [Argument]
    let subcommands: [HelpDump]

    /// Reads the dump of a whole program.
    init(parsing bytes: [UInt8]) throws(ImageError) {
        guard let command = try JSONObject(parsing: bytes, as: "dump").object("command") else {
            throw ImageError(.malformed, "the dump has no command")
        }
        try self.init(command)
    }

    private init(_ command: JSONObject) throws(ImageError) {
        name = try command.string("commandName") ?? ""
        aliases = try command.strings("aliases") ?? []
        var arguments: [Argument] = []
        for argument in try command.objects("arguments") where try argument.bool("shouldDisplay") != false {
            arguments.append(try Argument(argument))
        }
        self.arguments = arguments
        var subcommands: [HelpDump] = []
        for subcommand in try command.objects("subcommands") { subcommands.append(try HelpDump(subcommand)) }
        self.subcommands = subcommands
    }

    var options: [Argument] { arguments.filter { !$0.names.isEmpty } }
    var operands: [Argument] { arguments.filter(\.names.isEmpty) }
}

extension JSONObject {
    /// The objects of an array; none where there is no array.
    fileprivate func objects(_ key: String) throws(ImageError) -> [JSONObject] {
        var objects: [JSONObject] = []
        for value in try array(key) ?? [] { objects.append(try JSONObject(value, as: key)) }
        return objects
    }
}
