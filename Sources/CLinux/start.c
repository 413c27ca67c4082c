#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

// Tables of paths grow to a hundred megabytes by doubling. What they leave behind goes back to the system at once, and is
// not kept between what was allocated later: the C library would raise this limit each time that it frees more.
__attribute__((constructor(102))) static void return_large_memory(void) { mallopt(M_MMAP_THRESHOLD, 4 << 20); }

// The Swift runtime takes two things from /proc, which an empty root folder does not have: where it is, before main,
// or it aborts, to find a program that prints backtraces; and the arguments, or there are none. Both are given to it
// here. Constructors with a priority run before those of the runtime, and the C library passes them the arguments.
__attribute__((weak)) void _swift_stdlib_overrideUnsafeArgvArgc(char **arguments, int count);

__attribute__((constructor(101))) static void start_without_proc(int count, char **arguments) {
    if (access("/proc/self/exe", F_OK) != 0) setenv("SWIFT_ROOT", "/", 0);
    if (access("/proc/self/cmdline", R_OK) != 0 && _swift_stdlib_overrideUnsafeArgvArgc) {
        _swift_stdlib_overrideUnsafeArgvArgc(arguments, count);
    }
}
