internal import Commands

#if canImport(Glibc)
    internal import Glibc
#endif

exit(Tool.run())
