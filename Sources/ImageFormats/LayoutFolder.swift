internal import ByteIO
internal import ImageModel
internal import SystemPackage

/// The files of an OCI image layout in a folder: `oci-layout`, `index.json`, `blobs/ALGORITHM/HEX`.
///
/// Source: OCI image-spec, image-layout.md.
struct LayoutFolder: Sendable {
    /// The folder.
    let path: FilePath

    static let marker = "oci-layout"
    static let index = "index.json"
    static let storeLock = "lock"
    static let markerText = #"{"imageLayoutVersion":"1.0.0"}"#

    /// Names a layout that may or may not be there.
    init(_ path: FilePath) { self.path = path }

    /// Whether the folder looks like a layout.
    var exists: Bool {
        get throws(ImageError) {
            if try Folder.kind(of: path.appending(Self.index)) != nil { return true }
            return try Folder.kind(of: path.appending(Self.marker)) != nil
        }
    }

    /// The file that is locked by who changes the layout: a store has its own.
    func lockPath() throws(ImageError) -> FilePath {
        let store = path.appending(Self.storeLock)
        return try Folder.kind(of: store) == .file ? store : path.appending(".lock")
    }

    /// Where a blob's file is.
    func path(of digest: Digest) -> FilePath {
        path.appending("blobs").appending(digest.algorithm.rawValue).appending(digest.hex)
    }

    /// The blob as a range of its file.
    ///
    /// - Throws: `.notFound`; `.unsafePath` where the path leads out of the layout or to no regular file.
    func region(of digest: Digest) throws(ImageError) -> FileRegion {
        do throws(ImageError) {
            return try FileSource.openRegular(digest.blobName, beneath: path)
        } catch {
            guard error.kind == .notFound else { throw error }
            throw ImageError(.notFound, "\(digest) is missing")
        }
    }

    /// The size of a blob's file, `nil` where there is none.
    func size(of digest: Digest) -> Int64? {
        try? region(of: digest).length
    }

    /// Reads `index.json` and checks `oci-layout`.
    ///
    /// - Returns: the index's bytes, and what a reader should be told.
    /// - Throws: `.notFound` where there is no index, `.unsupported` for a version other than 1.0.0.
    func readIndex() throws(ImageError) -> (bytes: [UInt8], warnings: [String]) {
        let warnings = try readMarker()
        return (try read(Self.index, limit: .document), warnings)
    }

    /// Checks `oci-layout`.
    ///
    /// - Returns: what a reader should be told.
    /// - Throws: `.unsupported` for a version other than 1.0.0, `.malformed`.
    func readMarker() throws(ImageError) -> [String] {
        do throws(ImageError) {
            return try LayoutMarker.check(read(Self.marker, limit: .layoutMarker))
        } catch {
            guard error.kind == .notFound else { throw error }
            return try LayoutMarker.check(nil)
        }
    }

    private func read(_ name: String, limit: Limit) throws(ImageError) -> [UInt8] {
        let region = try FileSource.openRegular(name, beneath: path)
        return try at(name) { () throws(ImageError) in try RegionSource(region).readAll(limit: limit) }
    }
}

/// The `oci-layout` file.
enum LayoutMarker {
    /// Checks its bytes, `nil` when it is missing: other tools read such a layout, so it is only worth a warning.
    static func check(_ bytes: [UInt8]?) throws(ImageError) -> [String] {
        guard let bytes else { return ["oci-layout is missing"] }
        return try at("oci-layout") { () throws(ImageError) in
            let version = try JSONObject(parsing: bytes, as: "").string("imageLayoutVersion")
            guard version == "1.0.0" else {
                throw ImageError(
                    .unsupported, "imageLayoutVersion is \(Printable(version ?? "missing")), expected 1.0.0")
            }
            return []
        }
    }
}
