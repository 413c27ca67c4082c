internal import ByteIO
internal import ImageModel
internal import ImageOperations

/// What `tote verify` prints: a line for each finding and for each image, or JSON objects.
struct VerifyReport {
    private let form: ReportForm

    init(_ form: ReportForm) { self.form = form }

    /// Prints what was found in one operand.
    func show(_ verify: Verify, operand: String) throws(ImageError) {
        try show(verify.findings, verify.reports, operand: operand)
        try sum(images: verify.reports.count, verify.findings.count, operand)
    }

    /// Prints the line that sums an operand up.
    func sum(images: Int, _ count: Int, _ operand: String) throws(ImageError) {
        switch form {
        case .text:
            try Output.print(
                "\(Printable(operand)): \(images) image\(images == 1 ? "" : "s"): \(Self.verdict(count))")
        case .json:
            try print([
                ("place", .string(operand)), ("images", .integer(Int64(images))), ("findings", .integer(Int64(count))),
            ])
        }
    }

    /// Prints some findings and then a line for each image.
    func show(_ findings: [Finding], _ reports: [Verify.Report], operand: String) throws(ImageError) {
        for finding in findings { try show(finding, operand: operand) }
        for report in reports { try show(report, findings, operand: operand) }
    }

    /// `ok`, or how many findings there are.
    static func verdict(_ count: Int) -> String {
        count == 0 ? "ok" : count == 1 ? "1 finding" : "\(count) findings"
    }

    /// Prints the one thing that is wrong with an operand that could not be read further.
    func show(_ error: ImageError, operand: String) throws(ImageError) {
        try show(Finding(error, images: [], place: operand), operand: operand)
    }

    private func show(_ finding: Finding, operand: String) throws(ImageError) {
        switch form {
        case .text:
            var parts = [operand] + finding.images
            if finding.place != operand { parts.append(finding.place) }
            let place = Printable(parts.joined(separator: ": ")).brief
            try Output.print("\(place): \(Printable(finding.message).brief)")
        case .json:
            try print([
                ("place", .string(operand)), ("check", .string(finding.kind.rawValue)),
                ("images", .array(finding.images.map { .string($0) })), ("where", .string(finding.place)),
                ("message", .string(finding.message)),
            ])
        }
    }

    private func show(_ report: Verify.Report, _ findings: [Finding], operand: String) throws(ImageError) {
        let mine = findings.count { $0.images.contains(report.label) }
        let platforms = report.platforms.map(\.description)
        let absent = report.absent.map { $0.platform?.description ?? $0.digest.description }
        switch form {
        case .text:
            // What is attested about a platform that is not there is not missed.
            let missed = absent.filter { $0 != Platform.unknown.description }
            let state =
                mine > 0 ? "damaged" : missed.isEmpty ? "ok" : "ok, sparse: without \(missed.joined(separator: ", "))"
            let layers = "\(report.layers) layer\(report.layers == 1 ? "" : "s")"
            let what = ([report.id?.short] + platforms + [layers]).compactMap { $0 }.joined(separator: " ")
            let parts = [operand, report.label, what, state]
            try Output.print(parts.map { Printable($0).description }.joined(separator: ": "))
        case .json:
            try print([
                ("place", .string(operand)), ("image", .string(report.label)),
                ("id", report.id.map { .string($0.description) } ?? .null),
                ("platforms", .array(platforms.map { .string($0) })), ("layers", .integer(Int64(report.layers))),
                ("absent", .array(absent.map { .string($0) })), ("findings", .integer(Int64(mine))),
            ])
        }
    }

    /// Prints one JSON object.
    func print(_ members: [(String, JSON)]) throws(ImageError) {
        try Output.print(String(decoding: JSON.object(members).shown(), as: UTF8.self))
    }
}
