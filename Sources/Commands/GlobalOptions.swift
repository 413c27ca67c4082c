internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import SystemPackage

/// Options that every command has, before or after its name.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(valueName: "folder")) var store: String?
    @Option(name: .long, help: ArgumentHelp(valueName: "style")) var progress: ProgressStyle?
    @Option(name: .long, help: ArgumentHelp(valueName: "name=number")) var setLimit: [LimitChoice] = []

    /// Limits hold for the whole process: they are set as soon as they are read.
    func validate() throws {
        for choice in setLimit { choice.limit.set(to: choice.value) }
    }
}

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    case auto, plain, none
}

/// The store, and how to talk: what a command makes of its options and of those before its name.
struct Session {
    let quiet: Bool
    private let own: GlobalOptions
    private let outer: Tool

    init(_ own: GlobalOptions, _ outer: Tool, quiet: Bool = false) {
        self.own = own
        self.outer = outer
        self.quiet = quiet || outer.quiet
    }

    /// The store that was named, or the standard one.
    func store() throws(ImageError) -> ImageStore {
        if let path = own.store ?? outer.global.store {
            guard !path.isEmpty else { throw ImageError(.usage, "--store needs a folder") }
            return try Self.folder(ImageStore(FilePath(path)))
        }
        return try Self.folder(ImageStore.standard())
    }

    /// What is no folder is no empty store.
    private static func folder(_ store: ImageStore) throws(ImageError) -> ImageStore {
        let kind = try Folder.kind(of: store.path)
        guard kind == nil || kind == .folder else {
            throw ImageError(.usage, "the store \(Printable(store.path.string)) is not a folder")
        }
        return store
    }

    /// What a reading command looks into: the place given with `--at`, or the store.
    ///
    /// `layers`: whether layers will be read; of a piped place they are kept in temporary files then.
    func source(at place: String?, layers: Bool = false) throws(ImageError) -> any ImageSource {
        guard let place else { return try store().open() }
        let source = try Place(place).open { () throws(ImageError) in layers ? try StagingFolder.temporary() : nil }
        note(source.warnings)
        return source
    }

    /// What a command changes the names of: the place given with `--at`, or the store.
    func editor(at place: String?) throws(ImageError) -> any PlaceEditor {
        guard let place else { return try store().editor() }
        return try Place(place).editor()
    }

    /// Tells the user something that is no result and no error.
    func note(_ texts: [String]) {
        // Docker has none of our notes.
        guard !quiet, !Invocation.current.isDocker else { return }
        for text in texts { Terminal.say("tote: note: \(Printable(text).brief)\n") }
    }

    /// The reporter for a long piece of work; `nil` where nobody wants to see it.
    func reporter(_ what: String) -> ProgressLine? {
        let style = own.progress ?? outer.global.progress ?? .auto
        if quiet || style == .none { return nil }
        if style == .auto, !Terminal.isTerminal(.error) { return nil }
        return ProgressLine(what, plain: style == .plain)
    }
}
