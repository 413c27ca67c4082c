import ByteIO

private let chosen = Terminal.variable("TOTE_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: $0) }

/// The entry that libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
    if let chosen {
        chosen.run(bytes)
    } else if let first = bytes.first {
        FuzzTarget.allCases[Int(first) % FuzzTarget.allCases.count].run(Array(bytes.dropFirst()))
    }
    return 0
}

/// The entry that libFuzzer calls to change an input. Headers get the checksum they should have in three of four cases:
/// a reader that refuses a header has nothing behind it that could go wrong.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int, _ seed: CUnsignedInt) -> Int {
    let changed = unsafe mutateBytes(data, count, room)
    guard let chosen, chosen.hasHeaders, seed % 4 != 0 else { return changed }
    var bytes = unsafe UnsafeMutableBufferPointer(start: data, count: changed)
    unsafe TarSeal.apply(to: &bytes)
    return changed
}

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int) -> Int

/// The package manager calls this the entry of the program; libFuzzer's own has another name.
@_cdecl("Fuzz_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt {
    var (count, arguments): (CInt, Arguments?) = unsafe (count, arguments)
    return unsafe runDriver(&count, &arguments) { unsafe fuzz($0, $1) }
}

/// C's `argv`.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments?>,
    _ target: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt
