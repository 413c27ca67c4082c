internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

/// What `tote store check` and `tote store repair` print: the lines of `tote verify`, and one on the whole store.
struct StoreReport {
    private let form: ReportForm

    init(_ form: ReportForm) { self.form = form }

    /// Prints what was found in a store.
    func show(_ check: StoreCheck) throws(ImageError) {
        let report = VerifyReport(form)
        try report.show(check.findings, check.reports, operand: "store")
        let blobs = check.contents.blobs
        let bytes = blobs.values.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
        switch form {
        case .text:
            try Output.print(
                "store: \(Self.count(check.reports.count, "image")), \(Self.count(blobs.count, "blob")) of \(bytes) "
                    + "bytes: \(VerifyReport.verdict(check.findings.count))")
        case .json:
            try report.print([
                ("place", "store"), ("images", .integer(Int64(check.reports.count))),
                ("blobs", .integer(Int64(blobs.count))), ("bytes", .integer(bytes)),
                ("findings", .integer(Int64(check.findings.count))),
            ])
        }
    }

    private static func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
}
