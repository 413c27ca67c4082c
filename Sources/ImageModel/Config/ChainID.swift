public import ByteIO

/// The name of a stack of layers: what a filesystem is after each of them (OCI config.md, "Layer ChainID").
public enum ChainID {
    /// For each layer the name of the stack that it ends, base first.
    public static func all(of diffIDs: [Digest]) -> [Digest] {
        var chain: [Digest] = []
        for diffID in diffIDs {
            let below = chain.last
            chain.append(below.map { Digest.of(Array("\($0) \(diffID)".utf8)) } ?? diffID)
        }
        return chain
    }

    /// The name of the whole stack; `nil` where there is no layer.
    public static func of(_ diffIDs: [Digest]) -> Digest? { all(of: diffIDs).last }
}
