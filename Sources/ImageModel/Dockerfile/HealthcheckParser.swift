internal import ByteIO

/// Reads `HEALTHCHECK`.
enum HealthcheckParser {
    static func parse(_ instruction: Dockerfile.Instruction) throws(ImageError) -> Healthcheck {
        let bytes = Array(instruction.text.utf8)[...]
        let kind = bytes.prefix { !$0.isASCIISpace }
        let rest = String(decoding: bytes[kind.endIndex...].trimmedSpace, as: UTF8.self)
        switch String(decoding: kind.map(\.uppercased), as: UTF8.self) {
        case "":
            throw ImageError(.malformed, "HEALTHCHECK requires at least one argument")
        case "NONE":
            guard rest.isEmpty else { throw ImageError(.malformed, "HEALTHCHECK NONE takes no arguments") }
            return Healthcheck(test: ["NONE"])
        case "CMD":
            var check = Healthcheck(test: try test(rest))
            for flag in instruction.flags { try read(flag, into: &check) }
            return check
        case let other:
            throw ImageError(.malformed, "Unknown type \"\(Printable(other))\" in HEALTHCHECK (try CMD)")
        }
    }

    private static func test(_ text: String) throws(ImageError) -> [String] {
        switch try ConfigInstruction.command(text) {
        case .exec(let words) where !words.isEmpty: return ["CMD"] + words
        case .shell(let line) where !line.isEmpty: return ["CMD-SHELL", line]
        default: throw ImageError(.malformed, "Missing command after HEALTHCHECK CMD")
        }
    }

    private static func read(_ flag: String, into check: inout Healthcheck) throws(ImageError) {
        let pair = DockerfileWords.cut(flag)
        let name = pair?.key ?? flag
        let field: WritableKeyPath<Healthcheck, Int64>
        switch name {
        case "--interval": field = \.interval
        case "--timeout": field = \.timeout
        case "--start-period": field = \.startPeriod
        case "--start-interval": field = \.startInterval
        case "--retries": field = \.retries
        default: throw ImageError(.malformed, "unknown flag: \(Printable(name))")
        }
        guard let value = pair?.value else {
            throw ImageError(.malformed, "missing a value on flag: \(name.utf8.dropFirst(2))")
        }
        guard !value.isEmpty else { return }
        check[keyPath: field] = name == "--retries" ? try retries(value) : try interval(value, of: name)
    }

    private static func interval(_ value: String, of name: String) throws(ImageError) -> Int64 {
        let duration = try GoDuration.parse(value)
        guard duration == 0 || duration >= 1_000_000 else {
            throw ImageError(
                .malformed, "Interval \"\(String(name.utf8.dropFirst(2)) ?? name)\" cannot be less than 1ms")
        }
        return duration
    }

    private static func retries(_ value: String) throws(ImageError) -> Int64 {
        guard let retries = Int32(value) else {
            throw ImageError(.malformed, "--retries is \(Printable(value)), expected a number")
        }
        guard retries >= 0 else {
            throw ImageError(.malformed, "--retries must be at least 0 (not \(retries))")
        }
        return Int64(retries)
    }
}
