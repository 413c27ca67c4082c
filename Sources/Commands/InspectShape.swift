internal import GoTemplate

/// Docker's types behind `docker image inspect`, which templates are run over first.
///
/// Source: moby api/types/image `InspectResponse`, image-spec `ImageConfig`, `Descriptor`, docker-image-spec.
enum InspectShape {
    /// The whole.
    static let image = TemplateShape.object(
        type: "image.InspectResponse",
        [
            .init("ID", key: "Id", .text), .init("RepoTags", .list(.text)), .init("RepoDigests", .list(.text)),
            .init("Parent", .text), .init("Comment", .text), .init("Created", .text), .init("DockerVersion", .text),
            .init("Author", .text), .init("Config", .pointer(config)), .init("Architecture", .text),
            .init("Variant", .text), .init("Os", .text), .init("OsVersion", .text), .init("Size", .integer),
            .init("RootFS", .object(type: "image.RootFS", [.init("Type", .text), .init("Layers", .list(.text))])),
            .init("Metadata", .object(type: "image.Metadata", [.init("LastTagTime", .text)])),
            .init("Descriptor", .pointer(descriptor)),
        ])

    private static let empty = TemplateShape.object(type: "struct {}", [])

    private static let config = TemplateShape.object(
        type: "v1.DockerOCIImageConfig",
        [
            .init("User", .text), .init("ExposedPorts", .map(empty)), .init("Env", .list(.text)),
            .init("Entrypoint", .list(.text)), .init("Cmd", .list(.text)), .init("Volumes", .map(empty)),
            .init("WorkingDir", .text), .init("Labels", .map(.text)), .init("StopSignal", .text),
            .init("ArgsEscaped", .truth), .init("Healthcheck", .pointer(healthcheck)), .init("OnBuild", .list(.text)),
            .init("Shell", .list(.text)),
        ])

    private static let healthcheck = TemplateShape.object(
        type: "v1.HealthcheckConfig",
        [
            .init("Test", .list(.text)), .init("Interval", .duration), .init("Timeout", .duration),
            .init("StartPeriod", .duration), .init("StartInterval", .duration), .init("Retries", .integer),
        ])

    private static let descriptor = TemplateShape.object(
        type: "v1.Descriptor",
        [
            .init("MediaType", key: "mediaType", .text), .init("Digest", key: "digest", .text),
            .init("Size", key: "size", .integer), .init("URLs", key: "urls", .list(.text)),
            .init("Annotations", key: "annotations", .map(.text)),
            .init("Platform", key: "platform", .pointer(platform)),
            .init("ArtifactType", key: "artifactType", .text),
        ])

    private static let platform = TemplateShape.object(
        type: "v1.Platform",
        [
            .init("Architecture", key: "architecture", .text), .init("OS", key: "os", .text),
            .init("OSVersion", key: "os.version", .text), .init("OSFeatures", key: "os.features", .list(.text)),
            .init("Variant", key: "variant", .text),
        ])
}
