# Of an image for several platforms one variant or all; what described a variant that changed goes, the rest stays.
python3 - <<'END'
import hashlib, json
def put(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    name = hashlib.sha256(data).hexdigest()
    open("layout/blobs/sha256/" + name, "wb").write(data)
    return {"digest": "sha256:" + name, "size": len(data)}
OCI = "application/vnd.oci.image."
entries, statements = [], []
for arch in ["amd64", "arm64"]:
    config = put({"architecture": arch, "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}, "config": {}})
    manifest = put({"schemaVersion": 2, "mediaType": OCI + "manifest.v1+json",
                    "config": {"mediaType": OCI + "config.v1+json", **config}, "layers": []})
    entries.append({"mediaType": OCI + "manifest.v1+json", **manifest, "platform": {"architecture": arch, "os": "linux"}})
    statement = put(b"{}")
    attestation = put({"schemaVersion": 2, "mediaType": OCI + "manifest.v1+json", "for": arch,
                       "config": {"mediaType": OCI + "config.v1+json", **config},
                       "layers": [{"mediaType": "application/vnd.in-toto+json", **statement}]})
    statements.append({
        "mediaType": OCI + "manifest.v1+json", **attestation, "platform": {"architecture": "unknown", "os": "unknown"},
        "annotations": {"vnd.docker.reference.type": "attestation-manifest",
                        "vnd.docker.reference.digest": manifest["digest"]}})
index = put({"schemaVersion": 2, "mediaType": OCI + "index.v1+json", "manifests": entries + statements, "x-kept": True})
json.dump({"schemaVersion": 2, "manifests": [{
    "mediaType": OCI + "index.v1+json", **index, "annotations": {"io.containerd.image.name": "docker.io/library/many:1"}}]},
    open("layout/index.json", "w"))
END
list() {
    python3 - <<'END'
import json
blob = lambda d: json.load(open("layout/blobs/" + d["digest"].replace(":", "/")))
top = blob(json.load(open("layout/index.json"))["manifests"][0])
print("x-kept:", top["x-kept"])
for child in top["manifests"]:
    manifest = blob(child)
    labels = "" if "for" in manifest else blob(manifest["config"])["config"].get("Labels")
    print(child["platform"]["architecture"], child["digest"][7:15], manifest.get("for", ""), labels)
END
}
list
tote config --at layout --no-history --label one=1 --platform linux/arm64
list
tote config --at layout --no-history --label all=1 many:1
list
tote config --at layout --no-history --platform linux/arm64 --architecture riscv64
list
tote verify layout | tail -1
