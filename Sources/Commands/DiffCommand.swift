internal import ArgumentParser
internal import ByteIO
internal import ImageModel
internal import ImageOperations

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "diff", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var config = false
    @Flag(name: .long) var explain = false
    @Flag(name: .long) var files = false
    @Option(name: .long) var format: ReportForm = .text
    @Option(name: .long, help: ArgumentHelp(valueName: "aspect")) var ignore: [IgnoredAspect] = []
    @Flag(name: .long) var patch = false
    @Option(name: .long) var platform: String?
    @Flag(name: .long) var stat = false
    @Argument var from: String
    @Argument var to: String?

    func run() throws {
        try refuseContradictions()
        let session = Session(global, tool)
        if explain { return try explain(session) }
        let options = DiffOperand.Options(session: session, platform: platform)
        let (old, new) = try operands(options)
        let report = try DiffReport(format, isStat: stat)
        if files || !config { try compareFiles(old, new, report) }
        if config || !files { try compareConfigs(old, new, report) }
        try report.finish()
        if report.found { throw ExitStatus.findings }
    }

    /// One folder alone is compared with the image that it was unpacked from.
    private func operands(_ options: DiffOperand.Options) throws(ImageError) -> (DiffOperand, DiffOperand) {
        guard let to else { return try DiffOperand.unpacked(from, options) }
        guard from != "-" || to != "-" else { throw ImageError(.usage, "the standard input can be read once only") }
        return (try DiffOperand(from, options), try DiffOperand(to, options))
    }

    /// Why two archives that should be equal are not.
    private func explain(_ session: Session) throws {
        guard let to else { throw ImageError(.usage, "--explain compares two archives") }
        guard from != "-" || to != "-" else { throw ImageError(.usage, "the standard input can be read once only") }
        let sides = (try Explain.Side(from, session), try Explain.Side(to, session))
        if try ExplainReport(Explain(from: sides.0, to: sides.1), format).show() { throw ExitStatus.findings }
    }

    private func refuseContradictions() throws(ImageError) {
        let others = files || config || patch || stat || platform != nil || !ignore.isEmpty
        guard !(explain && others) else {
            throw ImageError(.usage, "--explain compares everything and takes no option but --format")
        }
        guard !(patch && stat) else { throw ImageError(.usage, "--patch and --stat contradict each other") }
        guard !(config && (patch || stat) && !files) else {
            throw ImageError(.usage, "--patch and --stat are about files, --config is not")
        }
    }

    private func compareFiles(
        _ old: DiffOperand, _ new: DiffOperand, _ report: DiffReport
    ) throws(ImageError) {
        let (left, right) = try DiffOperand.trees(old, new)
        let difference = try TreeDiff(from: left, to: right, ignoring: ignore.map(\.aspect))
        if patch {
            try TreePatch(difference).each { change, content throws(ImageError) in
                try report.show(change)
                try report.show(content, of: change)
            }
        } else {
            try difference.each { change throws(ImageError) in try report.show(change) }
        }
        try report.showSum()
    }

    /// A tar or a folder has no configuration, and none is missed.
    private func compareConfigs(
        _ old: DiffOperand, _ new: DiffOperand, _ report: DiffReport
    ) throws(ImageError) {
        guard let left = old.image, let right = new.image else {
            guard !config else { throw ImageError(.usage, "only images have a configuration to compare") }
            return
        }
        for change in try ConfigDiff(from: left.rawConfig, to: right.rawConfig).differences { try report.show(change) }
    }
}

/// `--ignore`: what makes no difference.
enum IgnoredAspect: String, ExpressibleByArgument, CaseIterable {
    case times, owners, modes, attributes

    var aspect: FileDifference.Aspect {
        switch self {
        case .times: .modified
        case .owners: .owner
        case .modes: .mode
        case .attributes: .attributes
        }
    }
}
