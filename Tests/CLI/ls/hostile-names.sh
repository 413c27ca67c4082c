# Names that would steer a terminal or are no text, links that leave the root or go round, devices, and bits.
python3 - <<'PY'
import io, tarfile
with tarfile.open("root.tar", "w", format=tarfile.PAX_FORMAT) as tar:
    def add(name, content=b"", **more):
        info = tarfile.TarInfo(name)
        info.mtime, info.size = 1700000000, len(content)
        for key, value in more.items():
            setattr(info, key, value)
        tar.addfile(info, io.BytesIO(content))
    add("red\x1b[31m", b"1")
    add("two\nlines", b"2")
    add("dir", type=tarfile.DIRTYPE, mode=0o1777)
    add("dir/out", type=tarfile.SYMTYPE, linkname="../../../../dir/\x1b]0;title\x07", mode=0o777)
    add("dir/up", type=tarfile.SYMTYPE, linkname="../../../..", mode=0o777)
    add("dir/round", type=tarfile.SYMTYPE, linkname="round", mode=0o777)
    add("null", type=tarfile.CHRTYPE, devmajor=1, devminor=3, mode=0o666)
    add("su", b"4755", mode=0o4755, uid=12, gid=34)
    add("also", type=tarfile.LNKTYPE, linkname="su", mode=0o4755, uid=12, gid=34)
with tarfile.open("root.tar", "a", format=tarfile.GNU_FORMAT, encoding="latin-1") as tar:
    info = tarfile.TarInfo("caf\xe9")
    info.mtime = 1700000000
    tar.addfile(info)
PY
tote import --platform linux/amd64 root.tar odd:1 >/dev/null
tote ls -l odd:1
tote ls -l odd:1 dir/
tote ls odd:1 dir/up/dir/up
tote ls --format json odd:1 | head -n 2
tote ls odd:1 dir/round/
