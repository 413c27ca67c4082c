internal import CDeflate
internal import CISAL

/// Gzip members in a row (RFC 1952), inflated by ISA-L. Headers, checksums and what follows a member are checked here:
/// ISA-L 2.30 stops after the first member.
@safe
final class GzipDecoder: Decoder {
    static let name = "gzip"
    static let mayBePadded = false

    private enum State { case header, deflate, trailer, padding }

    private let inflate: UnsafeMutablePointer<inflate_state>
    private var state = State.header
    private var header = GzipHeader()
    private var trailer: [UInt8] = []
    private var crc: UInt32 = 0
    private var length: UInt32 = 0
    private var members: Int
    private(set) var taken = 0

    /// `members`: how many members of the same stream somebody else decoded before.
    init(members: Int = 0) {
        self.members = members
        unsafe inflate = .allocate(capacity: 1)
        unsafe isal_inflate_init(inflate)
    }

    deinit { unsafe inflate.deallocate() }

    var isComplete: Bool { members > 0 && (state == .padding || state == .header && header.isEmpty) }

    func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ImageError) -> DecodingStep {
        var step = DecodingStep(consumed: 0, produced: 0)
        while step.produced == 0 {
            let before = (state, step.consumed)
            taken = step.consumed
            let rest = unsafe UnsafeRawBufferPointer(rebasing: input[step.consumed...])
            switch state {
            case .header: step.consumed += try unsafe readHeader(rest)
            case .deflate:
                let done = try unsafe decodeBlock(rest, into: output)
                step.consumed += done.consumed
                step.produced = done.produced
            case .trailer: step.consumed += try unsafe readTrailer(rest)
            case .padding: step.consumed += try unsafe skipPadding(rest)
            }
            if before == (state, step.consumed) { break }
        }
        return step
    }

    func end(into output: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard state == .deflate || state == .trailer else { return 0 }
        return try unsafe decode(UnsafeRawBufferPointer(start: nil, count: 0), into: output).produced
    }

    private func readHeader(_ input: UnsafeRawBufferPointer) throws(ImageError) -> Int {
        var used = 0
        while used < input.count {
            let byte = unsafe input[used]
            if header.isEmpty, members > 0, byte == 0 {
                state = .padding
                return used
            }
            used += 1
            guard try header.take(byte) else { continue }
            header = GzipHeader()
            unsafe isal_inflate_reset(inflate)
            unsafe inflate.pointee.crc_flag = UInt32(ISAL_DEFLATE)
            (crc, length) = (0, 0)
            state = .deflate
            return used
        }
        return used
    }

    private func decodeBlock(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ImageError) -> DecodingStep {
        let count = min(input.count, 1 << 30)
        unsafe inflate.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe inflate.pointee.avail_in = UInt32(count)
        unsafe inflate.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe inflate.pointee.avail_out = UInt32(output.count)
        let result = unsafe isal_inflate(inflate)
        taken += unsafe count - Int(inflate.pointee.avail_in)
        guard result == ISAL_DECOMP_OK || result == ISAL_END_INPUT || result == ISAL_OUT_OVERFLOW else {
            throw ImageError(.malformed, "cannot be inflated (code \(result))")
        }
        let produced = unsafe output.count - Int(inflate.pointee.avail_out)
        crc = unsafe libdeflate_crc32(crc, output.baseAddress, produced)
        length &+= UInt32(truncatingIfNeeded: produced)
        if unsafe inflate.pointee.block_state == ISAL_BLOCK_FINISH { beginTrailer() }
        return DecodingStep(consumed: unsafe count - Int(inflate.pointee.avail_in), produced: produced)
    }

    /// The last bytes that the inflater took into its bit buffer are the first of the trailer.
    private func beginTrailer() {
        var bits = unsafe Int(inflate.pointee.read_in_length)
        var held = unsafe inflate.pointee.read_in >> UInt64(bits % 8)
        bits -= bits % 8
        trailer = []
        while bits >= 8 {
            trailer.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            bits -= 8
        }
        unsafe inflate.pointee.read_in_length = 0
        state = .trailer
    }

    private func readTrailer(_ input: UnsafeRawBufferPointer) throws(ImageError) -> Int {
        let used = min(max(0, 8 - trailer.count), input.count)
        unsafe trailer.append(contentsOf: input.prefix(used))
        guard trailer.count == 8 else { return used }
        let words = [0, 4].map { at in trailer[at..<(at + 4)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
        guard words[0] == crc else {
            throw ImageError(.malformed, "has a wrong checksum: \(hex(words[0])), computed \(hex(crc))")
        }
        guard words[1] == length else {
            throw ImageError(.malformed, "has a wrong length: \(words[1]), found \(length) (modulo 2^32)")
        }
        members += 1
        state = .header
        return used
    }

    private func hex(_ value: UInt32) -> String { String(value, radix: 16) }

    /// Tar pads what it writes to tapes; zeros after the last member mean nothing.
    private func skipPadding(_ input: UnsafeRawBufferPointer) throws(ImageError) -> Int {
        guard unsafe input.allSatisfy({ $0 == 0 }) else {
            throw ImageError(.malformed, "is followed by bytes that are no gzip member")
        }
        return input.count
    }
}
