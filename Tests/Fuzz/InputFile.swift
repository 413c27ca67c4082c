import ByteIO
import ImageFormats
import SystemPackage

/// The input in a file, for what has to go back in it.
struct InputFile {
    /// Where it is.
    let place: Place

    /// Writes it into the folder for temporary files, over what was there.
    init(_ bytes: [UInt8]) throws {
        let folder = FilePath(Terminal.variable("TMPDIR") ?? "/tmp")
        let path = folder.appending("fuzz-input-\(Terminal.processNumber)")
        let file = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
        try file.closeAfter { _ = try file.writeAll(bytes) }
        place = try Place(path.string)
    }
}
