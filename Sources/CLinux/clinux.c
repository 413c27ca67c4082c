#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/openat2.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>
// What the module header states must be what the system has; the names would clash with the macros.
_Static_assert(O_PATH == 010000000, "O_PATH");
_Static_assert(AT_EMPTY_PATH == 0x1000, "AT_EMPTY_PATH");
_Static_assert(SEEK_DATA == 3 && SEEK_HOLE == 4, "lseek");
_Static_assert(RESOLVE_NO_MAGICLINKS == 0x02 && RESOLVE_NO_SYMLINKS == 0x04, "openat2");
_Static_assert(RESOLVE_BENEATH == 0x08 && RESOLVE_IN_ROOT == 0x10, "openat2");
#undef O_PATH
#undef AT_EMPTY_PATH
#include "clinux.h"

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif

int clinux_openat2(int folder, const char *path, uint64_t flags, uint64_t mode, uint64_t resolve) {
    struct open_how how;
    memset(&how, 0, sizeof how);
    how.flags = flags;
    how.mode = mode;
    how.resolve = resolve;
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

int clinux_chmod_open(int file, uint32_t mode) {
    return (int)syscall(SYS_fchmodat2, file, "", (mode_t)mode, AT_EMPTY_PATH);
}

long clinux_entries(int folder, void *buffer, size_t count) { return syscall(SYS_getdents64, folder, buffer, count); }

int clinux_reflink(int target, int source) { return ioctl(target, FICLONE, source); }

long clinux_copy_file_range(int source, int64_t *in, int target, int64_t *out, size_t count) {
    return syscall(SYS_copy_file_range, source, in, target, out, count, 0);
}

int clinux_start_writeback(int file, int64_t offset, int64_t count) {
    return sync_file_range(file, offset, count, SYNC_FILE_RANGE_WRITE);
}

uint64_t clinux_makedev(uint32_t major, uint32_t minor) { return makedev(major, minor); }
uint32_t clinux_major(uint64_t device) { return major(device); }
uint32_t clinux_minor(uint64_t device) { return minor(device); }

int clinux_pipe_size(int pipe, int size) { return fcntl(pipe, F_SETPIPE_SZ, size); }

int clinux_processors(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

int clinux_openat(int folder, const char *name, int flags, uint32_t mode) {
    return openat(folder, name, flags, (mode_t)mode);
}

int clinux_syncfs(int file) { return syncfs(file); }
