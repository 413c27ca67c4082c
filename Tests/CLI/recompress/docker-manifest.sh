# Docker's manifest has its own types for layers and none for zstd: then it becomes OCI's; the rest of it stays.
python3 - <<'END'
import hashlib, json
def put(value):
    data = json.dumps(value).encode()
    name = hashlib.sha256(data).hexdigest()
    open("layout/blobs/sha256/" + name, "wb").write(data)
    return {"digest": "sha256:" + name, "size": len(data)}
index = json.load(open("layout/index.json"))
old = index["manifests"][0]
manifest = json.load(open("layout/blobs/" + old["digest"].replace(":", "/")))
manifest["mediaType"] = old["mediaType"] = "application/vnd.docker.distribution.manifest.v2+json"
manifest["config"]["mediaType"] = "application/vnd.docker.container.image.v1+json"
for layer in manifest["layers"]:
    layer["mediaType"] = "application/vnd.docker.image.rootfs.diff.tar.gzip"
old.update(put(manifest))
listed = {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.list.v2+json",
          "manifests": [{key: old[key] for key in ["mediaType", "digest", "size", "platform"]}]}
index["manifests"] = [{**put(listed), "mediaType": listed["mediaType"], "annotations": old["annotations"]}]
json.dump(index, open("layout/index.json", "w"))
END
types() {
    python3 - <<'END'
import json
def walk(d):
    print(d["mediaType"])
    value = json.load(open("layout/blobs/" + d["digest"].replace(":", "/")))
    for child in value.get("manifests", []): walk(child)
    for blob in value.get("layers", []): print(" ", blob["mediaType"])
walk(json.load(open("layout/index.json"))["manifests"][0])
END
}
tote recompress --compress none --at layout
types
tote recompress --compress zstd --at layout
types
tote verify layout | tail -1
