internal import ByteIO
internal import Synchronization

/// The members of all layers, read side by side.
final class LayerIndices: Sendable {
    private struct State {
        var indices: [Int: LayerIndex] = [:]
        var pathBytes = 0
        var headerBytes = 0

        /// Takes a layer in; `false` when there is no room for its paths. Headers it can do without.
        mutating func take(_ index: LayerIndex, _ number: Int, _ limits: FlattenLimits) -> Bool {
            var index = index
            if headerBytes + index.headerBytes > limits.headerBytes { index.forgetHeaders() }
            headerBytes += index.headerBytes
            pathBytes += index.pathBytes
            indices[number] = index
            return pathBytes <= limits.layerBytes
        }
    }

    private let read = Mutex(State())

    /// Reads the headers of `layers`, base first.
    ///
    /// - Throws: what reading throws, of the lowest layer that it stops at. The place is the layer, counted from 1.
    ///   `.limitExceeded` where the paths of all layers take more than those of one may.
    init(_ layers: [Flatten.Layer], limits: FlattenLimits) throws(ImageError) {
        try Parallel.each(layers.count) { [self] number throws(ImageError) in
            let index = try at("layer \(number + 1)") { () throws(ImageError) in
                try layers[number].looking { source throws(ImageError) in
                    try LayerIndex(source, limits: limits, isLowest: number == 0)
                }
            }
            guard read.withLock({ $0.take(index, number, limits) }) else {
                throw ImageError(
                    exceeding: .layerPaths, "the paths of the layers take more than \(limits.layerBytes) bytes")
            }
        }
    }

    /// Gives the index of a layer away, once.
    func take(_ number: Int) -> LayerIndex? { read.withLock { $0.indices.removeValue(forKey: number) } }
}
