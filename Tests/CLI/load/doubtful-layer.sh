# What is odd about a layer is said of one that comes through a pipe as well, however large it is.
cat >make.py <<'P'
import hashlib, io, json, tarfile
layer = bytearray(tarfile.TarInfo("big").tobuf())
layer += b"damage" * 20000
config = json.dumps({"architecture": "amd64", "os": "linux", "rootfs": {
    "type": "layers", "diff_ids": ["sha256:" + hashlib.sha256(layer).hexdigest()]}}).encode()
with tarfile.open("odd.tar", "w") as archive:
    for name, data in ("config", config), ("layer", bytes(layer)), ("manifest.json", json.dumps(
            [{"Config": "config", "RepoTags": ["odd:1"], "Layers": ["layer"]}]).encode()):
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
P
python3 make.py
tote --store one load -i odd.tar
tote --store two load <odd.tar
