# What is no layer is read as it passes, and so are blobs that are named by a SHA-512 digest.
python3 - <<'P'
import hashlib, io, json, tarfile
members = {"oci-layout": b'{"imageLayoutVersion":"1.0.0"}'}
def put(algorithm, data, kind):
    digest = hashlib.new(algorithm, data).hexdigest()
    members[f"blobs/{algorithm}/{digest}"] = data
    return {"mediaType": kind, "digest": f"{algorithm}:{digest}", "size": len(data)}
for algorithm in ("sha256", "sha512"):
    manifest = "application/vnd.oci.image.manifest.v1+json"
    artifact = put(algorithm, json.dumps({"schemaVersion": 2, "mediaType": manifest, "artifactType": "text/plain",
        "config": put(algorithm, b"{}", "application/vnd.oci.empty.v1+json"),
        "layers": [put(algorithm, b"text", "text/plain")]}).encode(), manifest)
    tree = tarfile.TarInfo("file").tobuf() + bytes(1024)
    config = {"os": "linux", "architecture": "amd64", "rootfs": {"type": "layers",
        "diff_ids": ["sha256:" + hashlib.sha256(tree).hexdigest()]}}
    image = put(algorithm, json.dumps({"schemaVersion": 2, "mediaType": manifest,
        "config": put(algorithm, json.dumps(config).encode(), "application/vnd.oci.image.config.v1+json"),
        "layers": [put(algorithm, tree, "application/vnd.oci.image.layer.v1.tar")]}).encode(), manifest)
    # An index can name a layer as well, before the image does.
    layer = {"mediaType": "text/plain", "digest": f"{algorithm}:" + hashlib.new(algorithm, tree).hexdigest(), "size": len(tree)}
    both = put(algorithm, json.dumps({"schemaVersion": 2, "manifests": [layer, image]}).encode(),
        "application/vnd.oci.image.index.v1+json")
    index = {"schemaVersion": 2, "manifests": [artifact, both]}
    with tarfile.open(algorithm + ".tar", "w") as archive:
        for name, data in {**members, "index.json": json.dumps(index).encode()}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
P
for algorithm in sha256 sha512; do
    tote verify $algorithm.tar | tail -n 1
    tote verify - <$algorithm.tar | tail -n 1
    cat $algorithm.tar | tote verify - | tail -n 1
done
