internal import ByteIO
internal import ImageFormats
internal import Synchronization

/// How much was read of layers that an image has more than once. Honest ones are empty, or nearly so; a layer of a few
/// kilobytes that inflates to a gigabyte would make a terabyte of an image that has it a thousand times.
final class RepeatedContent: Sendable {
    private let bytes = Atomic<Int>(0)

    /// `source`, the content of a layer that was read before.
    func counting(_ source: any ByteSource) -> any ByteSource { Counter(source, self) }

    private func add(_ count: Int) throws(ImageError) {
        guard bytes.add(count, ordering: .relaxed).newValue <= Limit.repeatedContent.value else {
            throw ImageError(
                exceeding: .repeatedContent,
                "layers that the image has more than once have more than \(Limit.repeatedContent.value) bytes together")
        }
    }

    private final class Counter: ByteSource {
        private let source: any ByteSource
        private let account: RepeatedContent

        init(_ source: any ByteSource, _ account: RepeatedContent) { (self.source, self.account) = (source, account) }

        func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
            var used = 0
            let more = try source.read(atMost: limit) { span throws(ImageError) in
                used = try body(span)
                return used
            }
            try account.add(used)
            return more
        }
    }
}
