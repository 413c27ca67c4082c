/// The annotation keys that mean something to us.
public enum Annotation {
    /// The tag or name of a descriptor in `index.json`.
    public static let referenceName = "org.opencontainers.image.ref.name"
    /// The full name of a descriptor in `index.json`, as containerd and Docker 25+ write it.
    public static let imageName = "io.containerd.image.name"
    /// The digest of what a descriptor in `index.json` says something about, as containerd writes it.
    public static let subject = "io.containerd.manifest.subject"
    /// What a manifest in an index is to another one: `attestation-manifest`.
    public static let referenceType = "vnd.docker.reference.type"
    /// The digest of the manifest that an attestation describes.
    public static let referenceDigest = "vnd.docker.reference.digest"
}
