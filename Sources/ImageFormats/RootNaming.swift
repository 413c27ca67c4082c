internal import ByteIO
internal import ImageModel

/// How an `index.json` spells the names of its images.
///
/// Source: which annotation each tool writes differs; the pair that docker 25 and containerd write is read by all.
enum RootNaming {
    /// The name a descriptor carries: in full where it can be one, as it stands where it is none of docker's grammar.
    ///
    /// `repository`: completes a bare tag; without one docker takes the tag for a repository, and so do we.
    static func name(of descriptor: Descriptor, repository: String?) -> String? {
        if let full = descriptor.annotations[Annotation.imageName], let reference = try? Reference(parsing: full) {
            return reference.tag == nil && reference.digest != nil ? nil : reference.withDefaultTag.canonical
        }
        guard let name = descriptor.annotations[Annotation.referenceName] else { return nil }
        if let repository, !name.contains("/"), !name.contains(":"),
            let reference = try? Reference(parsing: "\(repository):\(name)")
        {
            return reference.canonical
        }
        guard let reference = try? Reference(parsing: name) else { return name }
        return reference.withDefaultTag.canonical
    }

    /// The descriptor with the annotations for `name`, and without any for `nil`. Others stay.
    ///
    /// `refName`: what `org.opencontainers.image.ref.name` is to say.
    static func annotate(_ descriptor: Descriptor, name: String?, refName text: String?) -> Descriptor {
        var result = descriptor
        result.annotations[Annotation.imageName] = name.flatMap { try? Reference(parsing: $0).canonical }
        result.annotations[Annotation.referenceName] = text
        return result
    }

    /// A repository name made of a file's name: `app-1.tar.gz` is `app-1`; `nil` where nothing usable is left.
    static func repository(ofFile file: String) -> String? {
        var name = file.lowercased()
        for ending in [".gz", ".xz", ".zst", ".bz2", ".tgz", ".txz", ".tbz2", ".tar", ".oci"]
        where name.utf8.count > ending.utf8.count && name.hasSuffix(ending) {
            name.removeLast(ending.utf8.count)
        }
        return (try? Reference(parsing: name))?.tag == nil ? (try? Reference(parsing: name))?.familiarName : nil
    }
}
