import ByteIO
import ImageFormats
import ImageModel
import ImageOperations

/// An image archive: what a file gives, a pipe gives too, and what is carried on is read again.
enum ArchiveChecks {
    /// Reads it both ways, and carries it.
    static func run(_ bytes: [UInt8]) throws {
        let piped = try? open(bytes)
        if let piped { ImageChecks.walk(piped) }
        let stored = try InputFile(bytes).place.open(named: "fuzz") { () throws(ImageError) in nil }
        if let piped {
            Claim.holds(stored.roots == piped.roots, "another image from a pipe: \(stored.roots) \(piped.roots)")
        }
        ImageChecks.walk(stored)
        // One form is enough for each: the fuzzer has time for all.
        let forms = ArchiveWriter.Form.allCases
        try ImageChecks.carry(stored, as: forms[bytes.count / 512 % forms.count])
    }

    /// An archive that comes through a pipe.
    static func open(_ bytes: [UInt8]) throws(ImageError) -> any ImageSource {
        try Place("-").open(BytesSource(bytes), named: "fuzz") { () throws(ImageError) in nil }
    }
}
