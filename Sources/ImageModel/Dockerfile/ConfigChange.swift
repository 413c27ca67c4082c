public import ByteIO

/// What `--change` of import and commit asks for: instructions of a Dockerfile that change a config.
public struct ConfigChange: Sendable, Hashable {
    /// The instructions in order.
    public let instructions: [ConfigInstruction]
    let escape: UInt8
    private var isLiteral = false

    /// No change.
    public static let none = ConfigChange(instructions: [], escape: UInt8(ascii: "\\"))

    private init(instructions: [ConfigInstruction], escape: UInt8) {
        self.instructions = instructions
        self.escape = escape
    }

    /// Instructions whose values are meant as they are: nothing in them is expanded.
    public init(literal instructions: [ConfigInstruction]) {
        self.init(instructions: instructions, escape: UInt8(ascii: "\\"))
        isLiteral = true
    }

    /// Reads the values of `--change`, which are joined by line feeds and read as one Dockerfile.
    ///
    /// - Throws: `.usage`, with Docker's words.
    public static func parse(_ changes: [String]) throws(ImageError) -> ConfigChange {
        guard !changes.isEmpty else { return .none }
        do throws(ImageError) {
            let file = try Dockerfile(parsing: Array(changes.joined(separator: "\n").utf8))
            var instructions: [ConfigInstruction] = []
            for instruction in file.instructions {
                guard let change = try ConfigInstruction(instruction, escape: file.escape) else {
                    throw ImageError(.usage, "\(Printable(instruction.keyword)) is not a valid change command")
                }
                instructions.append(change)
            }
            return ConfigChange(instructions: instructions, escape: file.escape)
        } catch {
            throw ImageError(.usage, error.message)
        }
    }

    /// The config object after the changes.
    ///
    /// - Throws: `.usage` where a variable, a port or a signal is wrong.
    public func applied(to config: ContainerConfig) throws(ImageError) -> ContainerConfig {
        var changer = ConfigChanger(config, escape: escape, isLiteral: isLiteral)
        do throws(ImageError) {
            for instruction in instructions { try changer.apply(instruction) }
        } catch {
            throw ImageError(error.kind == .limitExceeded ? .limitExceeded : .usage, error.message)
        }
        return changer.config
    }

    /// The bytes of a config after the changes: what is not changed stays as it is, byte for byte.
    ///
    /// - Throws: `.usage` where a change is wrong; `.malformed` where the config is.
    public func applied(to bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        guard !instructions.isEmpty else { return bytes }
        let old = try JSONObject(parsing: bytes, as: "config").containerConfig("config")
        let new = try applied(to: old ?? ContainerConfig())
        return try ContainerConfigPatch(from: old ?? ContainerConfig(), to: new).applied(to: bytes)
    }
}
