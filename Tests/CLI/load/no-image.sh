# What is no image is loaded as well, and named: images does not list it. A root file system is another command's.
cat >make.py <<'P'
import hashlib, json, os
def put(data, media):
    digest = hashlib.sha256(data).hexdigest()
    open("chart/blobs/sha256/" + digest, "wb").write(data)
    return {"mediaType": media, "digest": "sha256:" + digest, "size": len(data)}
os.makedirs("chart/blobs/sha256")
manifest = put(json.dumps({"schemaVersion": 2, "artifactType": "text/plain", "layers": [put(b"text", "text/plain")],
    "config": put(b"{}", "application/vnd.oci.empty.v1+json")}).encode(), "application/vnd.oci.image.manifest.v1+json")
manifest["annotations"] = {"io.containerd.image.name": "docker.io/library/chart:1"}
open("chart/index.json", "w").write(json.dumps({"schemaVersion": 2, "manifests": [manifest]}))
open("chart/oci-layout", "w").write('{"imageLayoutVersion":"1.0.0"}')
P
python3 make.py
tote --store new load --dry-run -i chart
tote --store new load -i chart
tote --store new images -q
tote --store new store check
tote --store new load -i rootfs.tar.gz
