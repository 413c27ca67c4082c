# Indexes that list each other many times over lead to a million images in a few kilobytes: that ends soon, everywhere.
cat >make.py <<'P'
import hashlib, json, os
def put(data):
    digest = hashlib.sha256(data).hexdigest()
    open("wide/blobs/sha256/" + digest, "wb").write(data)
    return {"digest": "sha256:" + digest, "size": len(data)}
os.makedirs("wide/blobs/sha256")
config = put(json.dumps({"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}}).encode())
entry = {"mediaType": "application/vnd.oci.image.manifest.v1+json", **put(json.dumps({
    "schemaVersion": 2, "config": {"mediaType": "application/vnd.oci.image.config.v1+json", **config}, "layers": []}).encode())}
for level in range(4):
    index = {"schemaVersion": 2, "manifests": [{**entry, "annotations": {"n": str(i)}} for i in range(100)]}
    entry = {"mediaType": "application/vnd.oci.image.index.v1+json", **put(json.dumps(index).encode())}
entry["annotations"] = {"io.containerd.image.name": "docker.io/library/wide:1"}
open("wide/index.json", "w").write(json.dumps({"schemaVersion": 2, "manifests": [entry]}))
open("wide/oci-layout", "w").write('{"imageLayoutVersion":"1.0.0"}')
P
python3 make.py
for command in "verify wide" "load -i wide" "convert wide out.tar" "inspect --at wide" "config --at wide --env A=b -o out.tar" "unpack --at wide out"; do
    timeout 30 tote --set-limit repeated-documents=2M $command >out.txt 2>&1
    echo "${command%% *}: $? $(grep -c 'listed so often\|more than 10000 manifests' out.txt)"
done
timeout 30 tote verify wide | cut -c1-60
test ! -e out.tar && test ! -e out && echo "nothing is left"
