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
        let offset = unsafe Int32(parts.tm_gmtoff / 60 * 60)
        return (offset, isUnknown && offset == 0 ? "UTC" : unsafe String(cString: name))
    }

    /// Whether `TZ` names a zone that is not there: the system calls UTC by that name then.
    private static var isUnknown: Bool {
        guard let value = Terminal.variable("TZ") else { return false }
        let name = value.hasPrefix(":") ? String(value.dropFirst()) : value
        // What has digits may be a rule, such as `CET-1CEST`.
        guard !name.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        let folder = Terminal.variable("TZDIR") ?? "/usr/share/zoneinfo"
        return unsafe access(name.hasPrefix("/") ? name : "\(folder)/\(name)", R_OK) != 0
    }
}
