# Hard links, a folder replaced by a file and back, an opaque folder, a path twice in a layer, a deep tree cut short.
cat >layers.py <<'PY'
import hashlib, io, json, tarfile
def layer(*entries):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, kind in entries:
            info = tarfile.TarInfo(name)
            if kind is None:
                info.type = tarfile.DIRTYPE
            elif isinstance(kind, str):
                info.type, info.linkname = tarfile.LNKTYPE, kind
            else:
                info.size = kind
            tar.addfile(info, io.BytesIO(b"x" * info.size) if info.size else None)
    return out.getvalue()
layers = [
    layer(("one", 1000), ("two", "one"), ("turn", None), ("turn/inner", 50), ("back", 70), ("opaque", None),
          ("opaque/old", 300), ("twice", 5), ("twice", 6), ("a/b/c/d/deep", 8)),
    layer(("turn", 40), ("back", None), ("back/in", 30), ("opaque", None), ("opaque/.wh..wh..opq", 0),
          ("opaque/new", 20), (".wh.one", 0)),
] + [layer(*((f"many/{number}", number) for number in range(12)))]
config = json.dumps({"architecture": "amd64", "os": "linux", "config": {}, "rootfs": {"type": "layers", "diff_ids": [
    "sha256:" + hashlib.sha256(data).hexdigest() for data in layers]}}).encode()
with tarfile.open("shapes.tar", "w") as tar:
    manifest = [{"Config": "config.json", "RepoTags": ["shapes:1"], "Layers": [f"{n}.tar" for n in range(len(layers))]}]
    for name, data in [("config.json", config), ("manifest.json", json.dumps(manifest).encode())] + [
            (f"{n}.tar", data) for n, data in enumerate(layers)]:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))
PY
python3 layers.py
tote tree --at shapes.tar
tote tree --at shapes.tar --layer 2 --depth 9
