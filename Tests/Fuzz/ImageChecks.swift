import ByteIO
import ImageFormats
import ImageModel
import ImageOperations

/// The graph of indexes, manifests, configurations and layers.
enum ImageChecks {
    /// Blobs that name each other, whatever the fuzzer makes of them.
    static func run(_ bytes: [UInt8]) {
        let blobs = AddressedBlobs(bytes)
        walk(blobs)
        for form in ArchiveWriter.Form.allCases { try? carry(blobs, as: form) }
    }

    /// Follows everything there is from the names, as listings and clean-ups do.
    static func walk(_ source: any ImageSource) {
        for root in source.roots {
            guard let tree = try? ImageTree(root, in: source) else { continue }
            _ = try? tree.image(for: nil)
        }
        _ = try? BlobGraph(of: source.roots.map(\.descriptor), in: source)
    }

    /// Carries all images to an archive, which must have them then, as whole as they were.
    static func carry(_ source: any ImageSource, as form: ArchiveWriter.Form) throws(ImageError) {
        var before = Verify(source)
        before.run(source.roots)
        before.runOthers()
        let sink = BytesSink()
        var copy = Copy(from: source, to: ArchiveWriter(form, to: sink))
        try copy.run(TransferPlan(source.roots, from: source))
        try check(sink.bytes, form, isWhole: before.findings.isEmpty, of: source)
    }

    private static func check(
        _ bytes: [UInt8], _ form: ArchiveWriter.Form, isWhole: Bool, of source: any ImageSource
    ) throws(ImageError) {
        let again = Claim.succeeds("\(form)") { () throws(ImageError) in try ArchiveChecks.open(bytes) }
        var after = Verify(again)
        after.run(again.roots)
        Claim.holds(!isWhole || after.findings.isEmpty, "\(form) is broken: \(after.findings)")
        guard form == .oci else { return }
        Claim.holds(Set(again.roots.map(\.descriptor.digest)) == Set(source.roots.map(\.descriptor.digest)), "lost")
    }
}
