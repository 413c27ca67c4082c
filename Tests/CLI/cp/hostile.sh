# Neither links in the image nor links at the destination lead out of it; set-ID bits and other owners do not come along.
mkdir outside here
echo canary >outside/canary
python3 - <<'PY'
import io, tarfile
with tarfile.open("root.tar", "w") as tar:
    def add(name, content=b"", **more):
        info = tarfile.TarInfo(name)
        info.mtime, info.size = 1700000000, len(content)
        for key, value in more.items():
            setattr(info, key, value)
        tar.addfile(info, io.BytesIO(content))
    add("dir", type=tarfile.DIRTYPE, mode=0o555, uid=7, gid=7)
    add("dir/out", type=tarfile.SYMTYPE, linkname="../../outside")
    add("dir/escape/canary", b"changed\n")
    add("dir/su", b"4755", mode=0o6755, uid=0)
    add("dir/also", type=tarfile.LNKTYPE, linkname="dir/su")
PY
tote import --platform linux/amd64 root.tar evil:1 >/dev/null
mkdir here/dir
ln -s ../../outside here/dir/escape
tote cp evil:1:/dir here
tote cp evil:1:/dir/out/canary here
rm here/dir/escape
tote cp evil:1:/dir here
tote cp evil:1:/dir/su here/dir/out
cat outside/canary
ls outside
stat -c '%A %h %n' here/dir/su here/dir/also here/dir
stat -c '%A %N' here/dir/out
find . -name '.tote*'
