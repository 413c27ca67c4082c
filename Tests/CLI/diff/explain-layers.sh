# What differs inside layers: their packing, their form as tars, and their files; a value of the configuration.
cat >make.py <<'PY'
import gzip, hashlib, io, json, sys, tarfile
def archive(name, pack=lambda data: data, env="A=1", **more):
    out = io.BytesIO()
    entries = [("etc/one", b"1\n"), ("etc/two", b"2\n")]
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in reversed(entries) if more.pop("turned", False) else entries:
            info = tarfile.TarInfo(path)
            info.mtime, info.mode = 1700000000, 0o644
            if path == "etc/two":
                for key, value in more.items():
                    setattr(info, key, value)
            info.size = len(content) if info.isreg() else 0
            tar.addfile(info, io.BytesIO(content))
    layer = out.getvalue()
    if name == "text.tar":
        layer = layer.replace(b"2\n", b"3\n")
    config = json.dumps({"architecture": "amd64", "os": "linux", "config": {"Env": [env]}, "rootfs": {
        "type": "layers", "diff_ids": ["sha256:" + hashlib.sha256(layer).hexdigest()]}}).encode()
    manifest = [{"Config": "config.json", "RepoTags": ["x:1"], "Layers": ["layer.tar"]}]
    with tarfile.open(name, "w") as tar:
        for path, data in [("config.json", config), ("manifest.json", json.dumps(manifest).encode()),
                           ("layer.tar", pack(layer))]:
            info = tarfile.TarInfo(path)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
archive("base.tar")
archive("packed.tar", pack=lambda data: gzip.compress(data, 6, mtime=0))
archive("turned.tar", turned=True)
archive("owner.tar", uid=5)
archive("mode.tar", mode=0o600)
archive("time.tar", mtime=1700000001)
archive("link.tar", type=tarfile.SYMTYPE, linkname="one")
archive("text.tar")
archive("env.tar", env="A=2")
PY
python3 make.py
for kind in packed turned owner mode time link text env; do
    echo "-- $kind"
    tote diff --explain base.tar $kind.tar | grep -v 'digest\|diff_ids\|size'
done
