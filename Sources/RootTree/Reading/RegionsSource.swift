internal import ByteIO

/// Several ranges of files, one after the other.
final class RegionsSource: ByteSource {
    private var waiting: [FileRegion]
    private var current: RegionSource?

    init(_ regions: [FileRegion]) { waiting = regions.reversed() }

    func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        while true {
            if let current, try current.read(atMost: limit, body) { return true }
            guard let next = waiting.popLast() else { return false }
            current = RegionSource(next)
        }
    }
}
