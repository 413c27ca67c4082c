#pragma once
// Linux calls and macros that glibc lacks or Swift cannot import. Each returns -1 and sets errno on failure.
//
// No system header with types is included here, and no feature macro is set: this header becomes a module, and its view
// of a type must not differ from the one that Swift's own Glibc module has.
#include <stddef.h>
#include <stdint.h>
#include <sys/xattr.h>

/// openat2(2): opens `path` under `folder` without ever leaving it.
int clinux_openat2(int folder, const char *path, uint64_t flags, uint64_t mode, uint64_t resolve);

// Values of the kernel's interface, the same on every machine: linux/openat2.h, linux/fcntl.h.
static const uint64_t CLINUX_RESOLVE_NO_MAGICLINKS = 0x02;
static const uint64_t CLINUX_RESOLVE_NO_SYMLINKS = 0x04;
static const uint64_t CLINUX_RESOLVE_BENEATH = 0x08;
static const uint64_t CLINUX_RESOLVE_IN_ROOT = 0x10;
static const int32_t O_PATH = 010000000;
static const int32_t AT_EMPTY_PATH = 0x1000;
static const int32_t CLINUX_SEEK_DATA = 3;
static const int32_t CLINUX_SEEK_HOLE = 4;

/// fchmodat2(2): sets the permissions of what `file` is open on, even with O_PATH. Linux 6.6; ENOSYS before.
int clinux_chmod_open(int file, uint32_t mode);

/// getdents64(2): the next entries of an open folder, as many as fit; 0 at the end. Each has its own length at byte 16,
/// two bytes, and from byte 19 its name, which ends in NUL.
long clinux_entries(int folder, void *buffer, size_t count);

/// Shares the blocks of `source` with `target` where the file system can (btrfs, xfs).
int clinux_reflink(int target, int source);

/// copy_file_range(2) with explicit offsets; moves `*in` and `*out` forward by what it copied.
long clinux_copy_file_range(int source, int64_t *in, int target, int64_t *out, size_t count);

uint64_t clinux_makedev(uint32_t major, uint32_t minor);
uint32_t clinux_major(uint64_t device);
uint32_t clinux_minor(uint64_t device);

/// Asks for a pipe buffer of `size` bytes; fewer system calls for the same bytes.
int clinux_pipe_size(int pipe, int size);

/// How many processors this process may use; 1 when it cannot be told.
int clinux_processors(void);

/// openat(2), which is variadic in C.
int clinux_openat(int folder, const char *name, int flags, uint32_t mode);

/// sync_file_range(2) that only begins: the kernel writes these bytes to the disk while the program goes on.
int clinux_start_writeback(int file, int64_t offset, int64_t count);

/// syncfs(2): puts all that was written to the file system of `file` on the disk.
int clinux_syncfs(int file);
