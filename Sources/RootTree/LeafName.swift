/// One component of a path, as the kernel takes it: never empty, `.` or `..`, without `/` and NUL.
struct LeafName {
    /// The name and a NUL.
    let terminated: [UInt8]

    /// Takes a component of a cleaned path.
    init(_ component: ArraySlice<UInt8>) {
        precondition(!component.isEmpty && component != [0x2e] && component != [0x2e, 0x2e], "a component is a name")
        var bytes: [UInt8] = []
        bytes.reserveCapacity(component.count + 1)
        bytes.append(contentsOf: component)
        bytes.append(0)
        terminated = bytes
    }

    /// Lends it as a C string.
    @inline(__always)
    func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        unsafe terminated.withCString(body)
    }
}

extension [UInt8] {
    /// Lends bytes that end in NUL as a C string.
    @inline(__always)
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        precondition(last == 0, "a C string ends in NUL")
        return unsafe withUnsafeBytes { bytes in
            let start = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
            guard let start = unsafe start else { preconditionFailure("it has at least the NUL") }
            return unsafe body(start)
        }
    }
}
