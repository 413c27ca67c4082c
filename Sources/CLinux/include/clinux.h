#pragma once
// Linux calls and macros that glibc lacks or Swift cannot import. Each returns -1 and sets errno on failure.
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/openat2.h>
#include <sched.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

/// openat2(2): opens `path` under `folder` without ever leaving it.
static inline int clinux_openat2(int folder, const char *path, uint64_t flags, uint64_t mode, uint64_t resolve) {
    struct open_how how;
    memset(&how, 0, sizeof how);
    how.flags = flags;
    how.mode = mode;
    how.resolve = resolve;
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

static const uint64_t CLINUX_RESOLVE_NO_MAGICLINKS = RESOLVE_NO_MAGICLINKS;
static const uint64_t CLINUX_RESOLVE_NO_SYMLINKS = RESOLVE_NO_SYMLINKS;
static const uint64_t CLINUX_RESOLVE_BENEATH = RESOLVE_BENEATH;
static const uint64_t CLINUX_RESOLVE_IN_ROOT = RESOLVE_IN_ROOT;

/// fchmodat2(2): sets the permissions of what `file` is open on, even with O_PATH. Linux 6.6; ENOSYS before.
static inline int clinux_chmod_open(int file, mode_t mode) {
#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif
    return (int)syscall(SYS_fchmodat2, file, "", mode, AT_EMPTY_PATH);
}

/// Shares the blocks of `source` with `target` where the file system can (btrfs, xfs).
static inline int clinux_reflink(int target, int source) { return ioctl(target, FICLONE, source); }

/// copy_file_range(2) with explicit offsets; moves `*in` and `*out` forward by what it copied.
static inline ssize_t clinux_copy_file_range(int source, int64_t *in, int target, int64_t *out, size_t count) {
    return syscall(SYS_copy_file_range, source, in, target, out, count, 0);
}

static inline uint64_t clinux_makedev(uint32_t major, uint32_t minor) { return makedev(major, minor); }
static inline uint32_t clinux_major(uint64_t device) { return major(device); }
static inline uint32_t clinux_minor(uint64_t device) { return minor(device); }

/// Asks for a pipe buffer of `size` bytes; fewer system calls for the same bytes.
static inline int clinux_pipe_size(int pipe, int size) { return fcntl(pipe, F_SETPIPE_SZ, size); }

/// How many processors this process may use; 1 when it cannot be told.
static inline int clinux_processors(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

/// openat(2), which is variadic in C.
static inline int clinux_openat(int folder, const char *name, int flags, mode_t mode) {
    return openat(folder, name, flags, mode);
}
