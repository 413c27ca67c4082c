package import SystemPackage

extension FilePath {
    /// The path's bytes, whatever they mean.
    package var bytes: [UInt8] {
        unsafe withPlatformString { start in
            var bytes: [UInt8] = []
            var at = unsafe start
            while unsafe at.pointee != 0 {
                unsafe bytes.append(UInt8(bitPattern: at.pointee))
                unsafe at += 1
            }
            return bytes
        }
    }

    /// A path of any bytes; those from a NUL on are dropped.
    package init(bytes: [UInt8]) {
        self.init(platformString: bytes.prefix { $0 != 0 }.map { CInterop.PlatformChar(bitPattern: $0) } + [0])
    }
}
