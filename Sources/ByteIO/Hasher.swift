internal import CCrypto

/// A running SHA-256 or SHA-512. One pass, then `finish`.
///
/// libcrypto's `SHA256_*` rather than EVP: as fast over the bytes, 130 ns instead of 560 ns to start.
@safe
public final class Hasher {
    private let algorithm: Digest.Algorithm
    private let sha256: UnsafeMutablePointer<SHA256_CTX>
    private let sha512: UnsafeMutablePointer<SHA512_CTX>

    /// Starts an empty hash.
    public init(_ algorithm: Digest.Algorithm = .sha256) {
        self.algorithm = algorithm
        unsafe sha256 = .allocate(capacity: 1)
        unsafe sha512 = .allocate(capacity: 1)
        unsafe SHA256_Init(sha256)
        unsafe SHA512_Init(sha512)
    }

    deinit {
        unsafe sha256.deallocate()
        unsafe sha512.deallocate()
    }

    /// Adds `bytes`.
    public func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes {
            switch algorithm {
            case .sha256: _ = unsafe SHA256_Update(sha256, $0.baseAddress, $0.count)
            case .sha512: _ = unsafe SHA512_Update(sha512, $0.baseAddress, $0.count)
            }
        }
    }

    /// The digest of all that was added. Nothing may be added after it.
    public func finish() -> Digest { Digest(algorithm, value: value()) }

    /// The bytes of the digest of all that was added since the last time. What is added next begins a new one.
    public func take() -> [UInt8] {
        let value = value()
        switch algorithm {
        case .sha256: unsafe SHA256_Init(sha256)
        case .sha512: unsafe SHA512_Init(sha512)
        }
        return value
    }

    private func value() -> [UInt8] {
        var value: [UInt8]
        switch algorithm {
        case .sha256:
            value = Array(repeating: 0, count: 32)
            unsafe SHA256_Final(&value, sha256)
        case .sha512:
            value = Array(repeating: 0, count: 64)
            unsafe SHA512_Final(&value, sha512)
        }
        return value
    }
}
