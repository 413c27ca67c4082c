# What is no image is held against its digest too, whether it comes from a file or through a pipe.
cat >make.py <<'P'
import hashlib, io, json, tarfile
with tarfile.open("things.tar", "w") as archive:
    def add(name, data):
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    def put(data, media, wrong=b""):
        digest = hashlib.sha256(data).hexdigest()
        add("blobs/sha256/" + digest, wrong or data)
        return {"mediaType": media, "digest": "sha256:" + digest, "size": len(data)}
    entries = []
    for name, wrong in ("good", b""), ("bad", b"X" * 60000):
        data = name.encode() * (60000 // len(name))
        manifest = {"schemaVersion": 2, "artifactType": "text/plain",
                    "config": put(b"{}", "application/vnd.oci.empty.v1+json") if name == "good" else entries[0].pop("c"),
                    "layers": [put(data, "text/plain", wrong)]}
        entry = put(json.dumps(manifest).encode(), "application/vnd.oci.image.manifest.v1+json")
        entries.append({**entry, "annotations": {"io.containerd.image.name": "docker.io/library/%s:1" % name},
                        "c": manifest["config"]})
    for entry in entries: entry.pop("c", None)
    add("index.json", json.dumps({"schemaVersion": 2, "manifests": entries}).encode())
    add("oci-layout", b'{"imageLayoutVersion":"1.0.0"}')
P
python3 make.py
tote verify things.tar
tote verify - <things.tar
