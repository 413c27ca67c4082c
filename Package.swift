// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "tote",
    products: [
        .executable(name: "tote", targets: ["tote"]),
        .library(name: "ByteIO", targets: ["ByteIO"]),
        .library(name: "Tar", targets: ["Tar"]),
        .library(name: "ImageModel", targets: ["ImageModel"]),
        .library(name: "ImageFormats", targets: ["ImageFormats"]),
        .library(name: "RootTree", targets: ["RootTree"]),
        .library(name: "ImageOperations", targets: ["ImageOperations"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CLzma", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
        .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "CLinux"),

        .target(
            name: "ByteIO",
            dependencies: ["CISAL", "CDeflate", "CZstd", "CLzma", "CBzip2", "CCrypto", "CLinux", system],
            swiftSettings: settings),
        .target(name: "Tar", dependencies: ["ByteIO"], swiftSettings: settings),
        .target(name: "ImageModel", dependencies: ["ByteIO"], swiftSettings: settings),
        .target(
            name: "ImageFormats", dependencies: ["ByteIO", "Tar", "ImageModel", system], swiftSettings: settings),
        .target(
            name: "RootTree", dependencies: ["ByteIO", "Tar", "CArchive", "CLinux", system], swiftSettings: settings),
        .target(
            name: "ImageOperations",
            dependencies: ["ByteIO", "Tar", "ImageModel", "ImageFormats", "RootTree", "YAML", system],
            swiftSettings: settings),
        .target(name: "GoTemplate", dependencies: ["ByteIO"], swiftSettings: settings),
        .target(name: "YAML", dependencies: ["ByteIO", "CYaml"], swiftSettings: settings),
        .target(
            name: "Commands",
            dependencies: ["ByteIO", "GoTemplate", "ImageModel", "ImageFormats", "ImageOperations", arguments, system],
            resources: [.embedInCode("man")],
            swiftSettings: settings),
        .executableTarget(name: "tote", dependencies: ["Commands"], swiftSettings: settings),

        .target(
            name: "Support", dependencies: ["ByteIO", "Tar", "ImageModel", "ImageFormats", "CLinux", system],
            path: "Tests/Support", swiftSettings: settings),
        .testTarget(name: "ByteIOTests", dependencies: ["ByteIO", "Support", system], swiftSettings: settings),
        .testTarget(name: "GoTemplateTests", dependencies: ["GoTemplate", "Support"], swiftSettings: settings),
        .testTarget(name: "TarTests", dependencies: ["Tar", "Support", system], swiftSettings: settings),
        .testTarget(name: "ImageModelTests", dependencies: ["ImageModel", "Support"], swiftSettings: settings),
        .testTarget(
            name: "ImageFormatsTests", dependencies: ["ImageFormats", "Support", system], swiftSettings: settings),
        .testTarget(
            name: "RootTreeTests", dependencies: ["RootTree", "ByteIO", "Tar", "Support", system],
            swiftSettings: settings),
        .testTarget(
            name: "ImageOperationsTests", dependencies: ["ImageOperations", "Support", system],
            swiftSettings: settings),
        .testTarget(
            name: "CommandsTests", dependencies: ["Commands", "ByteIO", "ImageModel", "Support", system],
            swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", dependencies: ["Support", system], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzzing needs another way of compiling, so its targets are only there when they are asked for: `make fuzz`.
if Context.environment["TOTE_FUZZ"] != nil {
    let fuzzing: [SwiftSetting] = [.unsafeFlags(["-parse-as-library"])]
    package.targets += [
        .systemLibrary(
            name: "CZlib", path: "Tests/Fuzz/Zlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "ByteIO", "Tar", "ImageModel", "ImageFormats", "ImageOperations", "GoTemplate", "CZlib", system,
            ],
            path: "Tests/Fuzz", exclude: ["run", "seeds", "Zlib"], swiftSettings: settings + fuzzing,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ]
}
