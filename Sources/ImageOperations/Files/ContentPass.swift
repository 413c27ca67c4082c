internal import ByteIO
internal import RootTree
internal import SystemPackage
internal import Tar

/// Reads the content of chosen members: each layer that has one is read once, to its end, and proven.
struct ContentPass {
    private let tree: FileTree
    /// What is wanted, in the order of the layers and their members.
    private var wanted: [(position: MergedTree.Position, node: Int32, key: Int32)] = []

    init(_ tree: FileTree) { self.tree = tree }

    /// Wants the content of a node that is no folder. `key` is what the visitor gets.
    mutating func want(_ node: Int32, as key: Int32) {
        guard let position = tree.position(of: node) else { return }
        wanted.append((position, node, key))
    }

    /// Reads all that is wanted. Two keys of one member get it only once, for the first.
    ///
    /// - Throws: what the layers and `visit` throw, which is given the reader before the content.
    consuming func run(
        _ visit: (_ key: Int32, _ header: TarHeader, _ reader: inout TarReader) throws(ImageError) -> Void
    ) throws(ImageError) {
        wanted.sort { $0.position < $1.position }
        var next = 0
        while next < wanted.count {
            let layer = Int(wanted[next].position.layer)
            try at(tree.place(of: layer)) { () throws(ImageError) in try read(layer, from: &next, visit) }
        }
    }

    /// Copies all that is wanted, holes as zeros, into the sinks that `begin` gives. `end` is called after each.
    ///
    /// - Throws: as `run`; what the sinks and `end` throw.
    consuming func copy(
        _ begin: (_ key: Int32) throws(ImageError) -> any ByteSink, _ end: (_ key: Int32) throws(ImageError) -> Void
    ) throws(ImageError) {
        if let folder = tree.folder { return try copy(from: folder, begin, end) }
        try run { key, _, reader throws(ImageError) in
            try reader.copyBody(to: begin(key))
            try end(key)
        }
    }

    /// Hashes all that is wanted; `end` is called after each.
    ///
    /// - Throws: as `run`.
    consuming func hash(into hasher: Hasher, _ end: (_ key: Int32) -> Void) throws(ImageError) {
        if let folder = tree.folder {
            let sink = HashSink(hasher)
            return try copy(from: folder, { _ throws(ImageError) in sink }, { key throws(ImageError) in end(key) })
        }
        try run { key, header, reader throws(ImageError) in
            try reader.hashBody(header, into: hasher)
            end(key)
        }
    }

    /// Copies from a folder on the disk.
    private func copy(
        from folder: FilePath, _ begin: (_ key: Int32) throws(ImageError) -> any ByteSink,
        _ end: (_ key: Int32) throws(ImageError) -> Void
    ) throws(ImageError) {
        let reader = try TreeReader(folder)
        for (_, node, key) in wanted {
            let path = tree.merged.path(of: node)
            let entry = try reader.entry(at: path)
            guard let body = entry.body, entry.header.size == tree.facts(of: node).size else {
                throw ImageError(.conflict, "it was changed while it was read").at("\(path)")
            }
            let sink = try begin(key)
            try at("\(path)") { () throws(ImageError) in try entry.header.expand(body, into: sink) }
            try end(key)
        }
    }

    private func read(
        _ layer: Int, from next: inout Int,
        _ visit: (_ key: Int32, _ header: TarHeader, _ reader: inout TarReader) throws(ImageError) -> Void
    ) throws(ImageError) {
        var reader = TarReader(try tree.layers[layer].open())
        var ordinal: Int32 = 0
        while let header = try reader.next() {
            let position = MergedTree.Position(layer: Int32(layer), ordinal: ordinal)
            if next < wanted.count, wanted[next].position == position {
                let key = wanted[next].key
                while next < wanted.count, wanted[next].position == position { next += 1 }
                do throws(ImageError) { try visit(key, header, &reader) } catch { throw error.at("\(header.path)") }
            }
            ordinal += 1
        }
        try reader.finish()
        guard next == wanted.count || wanted[next].position.layer != layer else {
            throw ImageError(.io, "the layer has other members than when it was first read")
        }
    }
}

extension TarHeader {
    private static let zeros = [UInt8](repeating: 0, count: 64 << 10)

    /// Copies a file whose stored runs `body` has end to end, holes as zeros.
    fileprivate func expand(_ body: any ByteSource, into sink: any ByteSink) throws(ImageError) {
        guard let sparse else {
            try body.copy(to: sink)
            return
        }
        var position: Int64 = 0
        for run in sparse + [SparseRun(offset: size, length: 0)] {
            while position < run.offset {
                let count = min(run.offset - position, Int64(Self.zeros.count))
                let zeros = Self.zeros
                try sink.write(unsafe zeros.span.bytes.extracting(first: Int(count)))
                position += count
            }
            var left = run.length
            while left > 0 {
                let more = try body.read(atMost: Int(clamping: left)) { span throws(ImageError) in
                    try sink.write(span)
                    left -= Int64(span.byteCount)
                    return span.byteCount
                }
                guard more else { throw ImageError(.truncated, "it became shorter while it was read") }
            }
            position += run.length
        }
    }
}

/// Hashes what is written to it.
private final class HashSink: ByteSink {
    private let hasher: Hasher

    init(_ hasher: Hasher) { self.hasher = hasher }

    func write(_ span: RawSpan) throws(ImageError) { hasher.update(span) }
    func finish() throws(ImageError) {}
}

extension TarReader {
    /// Hashes the current body. Of one that is nearly all holes only what is stored, with its places: nobody waits for a
    /// terabyte of zeros.
    mutating func hashBody(_ header: TarHeader, into hasher: Hasher) throws(ImageError) {
        guard header.isNearlyHollow else { return try copyBody(to: HashSink(hasher)) }
        hasher.update(unsafe [header.size].span.bytes)
        while try readData({ offset, span throws(ImageError) in
            hasher.update(unsafe [offset].span.bytes)
            hasher.update(span)
            return span.byteCount
        }) {}
    }
}

extension TarHeader {
    /// Whether the holes of the file are out of all proportion to what is stored.
    var isNearlyHollow: Bool { sparse != nil && !DecodingLimits.allow(size, of: storedSize) }
}
