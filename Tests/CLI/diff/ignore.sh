# Times, owners, modes and attributes make no difference when told so; contents always do.
python3 - <<'PY'
import io, tarfile
def archive(name, content=b"a\n", **more):
    with tarfile.open(name, "w", format=tarfile.PAX_FORMAT) as tar:
        info = tarfile.TarInfo("file")
        info.size, info.mtime = 2, 1700000000
        for key, value in more.items():
            setattr(info, key, value)
        tar.addfile(info, io.BytesIO(content))
archive("a.tar")
archive("time.tar", mtime=1700000000.5)
archive("owner.tar", uid=7)
archive("mode.tar", mode=0o600)
archive("attribute.tar", pax_headers={"SCHILY.xattr.user.note": "x"})
archive("content.tar", content=b"b\n")
PY
for aspect in time owner mode attribute content; do
    tote diff --stat a.tar $aspect.tar
    tote diff --ignore times --ignore owners --ignore modes --ignore attributes a.tar $aspect.tar
    echo "status $?"
done
