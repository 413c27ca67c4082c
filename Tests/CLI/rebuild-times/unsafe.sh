# A layer that would lead out of the tree is refused by whatever makes a layer of it; nothing is written.
python3 - <<'END'
import hashlib, io, json, tarfile
out = io.BytesIO()
with tarfile.open(fileobj=out, mode="w") as tar:
    tar.addfile(tarfile.TarInfo("../escape"))
layer = out.getvalue()
name = hashlib.sha256(layer).hexdigest()
config = json.dumps({"architecture": "amd64", "os": "linux",
                     "rootfs": {"type": "layers", "diff_ids": ["sha256:" + name]}}).encode()
with tarfile.open("bad.tar", "w") as tar:
    for member, data in [("c.json", config), ("l.tar", layer), (
            "manifest.json", json.dumps([{"Config": "c.json", "RepoTags": ["bad:1"], "Layers": ["l.tar"]}]).encode())]:
        info = tarfile.TarInfo(member)
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))
open("layer.tar", "wb").write(layer)
END
cp bad.tar before.tar
tote rebuild-times --time 0 --at bad.tar; echo $?
tote recompress --compress gzip --at bad.tar; echo $?
tote append -f layer.tar app:1 app:2; echo $?
cmp bad.tar before.tar
tote images --format '{{.Repository}}:{{.Tag}}'
