import ByteIO
import ImageFormats
import ImageOperations

/// A wreck: what is salvaged is whole.
enum SalvageChecks {
    /// Searches it, and carries what there is.
    static func run(_ bytes: [UInt8]) throws {
        let salvage = Salvage(try Wreck(InputFile(bytes).place), from: [])
        guard !salvage.isEmpty else { return }
        let sink = BytesSink()
        try salvage.carry(to: ArchiveWriter(.universal, to: sink))
        let again = Claim.succeeds("salvaged") { () throws(ImageError) in try ArchiveChecks.open(sink.bytes) }
        var verify = Verify(again)
        verify.run(again.roots)
        Claim.holds(verify.findings.isEmpty, "what was salvaged is broken: \(verify.findings)")
    }
}
