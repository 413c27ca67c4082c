/// What a container sees besides its files.
enum RuntimeMounts {
    /// The mounts. Without root's rights `/sys` cannot be mounted anew, and the group of terminals is none.
    static func all(rootless: Bool) -> [JSON] {
        let terminals = ["nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"]
        let system =
            rootless
            ? mount("/sys", "none", "/sys", ["rbind", "nosuid", "noexec", "nodev", "ro"])
            : mount("/sys", "sysfs", "sysfs", ["nosuid", "noexec", "nodev", "ro"])
        var mounts = [
            mount("/proc", "proc", "proc", ["nosuid", "noexec", "nodev"]),
            mount("/dev", "tmpfs", "tmpfs", ["nosuid", "strictatime", "mode=755", "size=65536k"]),
            mount("/dev/pts", "devpts", "devpts", terminals + (rootless ? [] : ["gid=5"])),
            mount("/dev/shm", "tmpfs", "shm", ["nosuid", "noexec", "nodev", "mode=1777", "size=65536k"]),
            mount("/dev/mqueue", "mqueue", "mqueue", ["nosuid", "noexec", "nodev"]), system,
        ]
        if !rootless {
            let options = ["nosuid", "noexec", "nodev", "relatime", "ro"]
            mounts.append(mount("/sys/fs/cgroup", "cgroup", "cgroup", options))
        }
        return mounts
    }

    /// Paths that tell of the host or reach into it.
    static let masked = [
        "/proc/acpi", "/proc/asound", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/scsi",
        "/proc/sched_debug", "/proc/timer_list", "/proc/timer_stats", "/sys/firmware",
    ]

    /// Paths that may be read only.
    static let readOnly = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"]

    private static func mount(_ destination: String, _ type: String, _ source: String, _ options: [String]) -> JSON {
        [
            "destination": .string(destination), "type": .string(type), "source": .string(source),
            "options": .strings(options),
        ]
    }
}
