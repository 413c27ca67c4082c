internal import CLinux
internal import Glibc

/// The time of day.
public enum WallClock {
    /// Nanoseconds since 1970.
    public static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// This host's time zone at a moment, in seconds since 1970: seconds east of UTC, and what it is called.
    public static func zone(at seconds: Int64) -> (offset: Int32, name: String) {
        var moment = time_t(seconds)
        var parts = unsafe tm()
        guard unsafe localtime_r(&moment, &parts) != nil, let name = unsafe parts.tm_zone else { return (0, "UTC") }
        // Offsets of a part of a minute were in use before 1970; nobody writes them.
        return (unsafe Int32(parts.tm_gmtoff / 60 * 60), unsafe String(cString: name))
    }
}
