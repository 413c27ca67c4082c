internal import ByteIO
internal import ImageFormats

extension PlatformChoice {
    /// What `--platform` chooses, given once or more often; `nil` where it is not given.
    ///
    /// - Throws: `.usage` for what is no platform.
    init?(options: [String]) throws(ImageError) {
        guard !options.isEmpty else { return nil }
        try self.init(parsing: options.joined(separator: ","))
    }
}
