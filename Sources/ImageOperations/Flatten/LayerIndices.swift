internal import ByteIO
internal import Synchronization

/// The members of all layers, read side by side.
final class LayerIndices: Sendable {
    private let read = Mutex<[Int: LayerIndex]>([:])

    /// Reads the headers of `layers`, base first.
    ///
    /// - Throws: what reading throws, of the lowest layer that it stops at. The place is the layer, counted from 1.
    init(_ layers: [Flatten.Layer], limits: FlattenLimits) throws(ImageError) {
        try Parallel.each(layers.count) { [self] number throws(ImageError) in
            let index = try at("layer \(number + 1)") { () throws(ImageError) in
                try LayerIndex(layers[number].open(), limits: limits, isLowest: number == 0)
            }
            read.withLock { $0[number] = index }
        }
    }

    /// Gives the index of a layer away, once.
    func take(_ number: Int) -> LayerIndex? { read.withLock { $0.removeValue(forKey: number) } }
}
