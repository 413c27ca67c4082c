# Each layer expands to what one may; all together they would inflate for minutes. However the archive comes, it ends soon.
cat >make.py <<'P'
import hashlib, io, json, struct, tarfile
size, count = 240 << 20, 6
def member(archive, name, data):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))
    digest = hashlib.sha256(data).hexdigest()
    return {"digest": "sha256:" + digest, "size": len(data)}
def zeros(head):
    "A zstd frame of `head` and zeros, in blocks that repeat one byte."
    blocks = [struct.pack("<I", len(head) << 3)[:3] + head] + [struct.pack("<I", 131072 << 3 | 2)[:3] + b"\0"] * (size >> 17)
    return b"\x28\xb5\x2f\xfd\0\x38" + b"".join(blocks) + b"\x03\x20\0\0"
layers, diffs = [], []
with tarfile.open("many.tar", "w") as archive:
    for number in range(count):
        info = tarfile.TarInfo("f%d" % number)
        info.size = size
        head = info.tobuf()
        blob = zeros(head)
        content = hashlib.sha256(head)
        for _ in range(size >> 20): content.update(bytes(1 << 20))
        content.update(bytes(1024))
        diffs.append("sha256:" + content.hexdigest())
        layers.append({"mediaType": "application/vnd.oci.image.layer.v1.tar+zstd",
                       **member(archive, "blobs/sha256/" + hashlib.sha256(blob).hexdigest(), blob)})
    def document(value, media):
        data = json.dumps(value).encode()
        return {"mediaType": "application/vnd.oci.image." + media,
                **member(archive, "blobs/sha256/" + hashlib.sha256(data).hexdigest(), data)}
    config = document({"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": diffs}}, "config.v1+json")
    manifest = document({"schemaVersion": 2, "config": config, "layers": layers}, "manifest.v1+json")
    member(archive, "index.json", json.dumps({"schemaVersion": 2, "manifests": [manifest]}).encode())
    member(archive, "oci-layout", b'{"imageLayoutVersion":"1.0.0"}')
P
python3 make.py
for command in "verify many.tar" load "unpack --at many.tar out"; do
    timeout 60 tote $command <many.tar >out.txt 2>&1
    echo "$command: $? $(grep -om1 'all layers together expand to more than 200 times their size' out.txt)"
done
test ! -e out && echo "nothing is left"
