/// Text by text, kept in the byte order of its keys, as Go writes a map: annotations and labels.
///
/// Keys and values are told apart by their bytes: two keys that only Unicode normalisation makes equal stay two.
public struct StringMap: Sendable, Hashable, Sequence, ExpressibleByDictionaryLiteral {
    /// One key and its value.
    public struct Entry: Sendable, Hashable {
        /// The key.
        public let key: String
        /// What it maps to.
        public var value: String

        /// Equal when the bytes are.
        public static func == (left: Entry, right: Entry) -> Bool {
            left.key.isSame(as: right.key) && left.value.isSame(as: right.value)
        }

        /// Feeds the bytes.
        public func hash(into hasher: inout Swift.Hasher) {
            hasher.combine(ByteKey(key))
            hasher.combine(ByteKey(value))
        }
    }

    private var entries: [Entry]

    /// An empty map.
    public init() { entries = [] }

    /// A map of `pairs`; of two equal keys the later one counts.
    public init(_ pairs: some Sequence<(String, String)>) {
        entries = []
        let sorted = pairs.enumerated().sorted { left, right in
            if left.element.0.isSame(as: right.element.0) { return left.offset < right.offset }
            return left.element.0.precedes(right.element.0)
        }
        for (_, pair) in sorted {
            if let last = entries.last, last.key.isSame(as: pair.0) { entries.removeLast() }
            entries.append(Entry(key: pair.0, value: pair.1))
        }
    }

    /// A map written out in code.
    public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

    /// How many keys there are.
    public var count: Int { entries.count }
    /// Whether there is none.
    public var isEmpty: Bool { entries.isEmpty }
    /// The keys, in byte order.
    public var keys: [String] { entries.map(\.key) }

    /// The entries, in byte order of their keys.
    public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }

    /// The value of `key`; setting `nil` removes it.
    public subscript(key: String) -> String? {
        get {
            let place = position(of: key)
            return place < entries.count && entries[place].key.isSame(as: key) ? entries[place].value : nil
        }
        set {
            let place = position(of: key)
            if place < entries.count, entries[place].key.isSame(as: key) { entries.remove(at: place) }
            if let newValue { entries.insert(Entry(key: key, value: newValue), at: place) }
        }
    }

    /// The map as a JSON object.
    public var json: JSON { .object(entries.map { ($0.key, .string($0.value)) }) }

    /// Where `key` is or belongs.
    private func position(of key: String) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key.precedes(key) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
