# A docker archive holds images and nothing else: one of something else would be empty.
python3 - <<'P'
import hashlib, io, json, tarfile
members = {"oci-layout": b'{"imageLayoutVersion":"1.0.0"}'}
def put(data, kind):
    digest = hashlib.sha256(data).hexdigest()
    members[f"blobs/sha256/{digest}"] = data
    return {"mediaType": kind, "digest": f"sha256:{digest}", "size": len(data)}
kind = "application/vnd.oci.image.manifest.v1+json"
artifact = put(json.dumps({"schemaVersion": 2, "mediaType": kind, "artifactType": "text/plain",
    "config": put(b"{}", "application/vnd.oci.empty.v1+json"), "layers": [put(b"text", "text/plain")]}).encode(), kind)
members["index.json"] = json.dumps({"schemaVersion": 2, "manifests": [artifact]}).encode()
with tarfile.open("artifact.tar", "w") as archive:
    for name, data in members.items():
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
P
tote convert artifact.tar oci-archive:again.tar && tote verify again.tar | tail -n 1
tote convert artifact.tar docker-archive:docker.tar 2>&1
echo "exit $?"
ls docker.tar 2>/dev/null || echo none
