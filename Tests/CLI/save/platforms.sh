# One platform is written without an index, several with one that says what it is a part of, all with the old one.
export SOURCE_DATE_EPOCH=0
for machine in amd64 arm64 s390x; do
    tote --store s import --platform linux/$machine rootfs.tar.gz $machine:1 >/dev/null
done
python3 - <<'END'
import glob, hashlib, json
index = json.load(open("s/index.json"))
children = []
for entry in index["manifests"]:
    entry.pop("annotations")
    config = json.load(open("s/blobs/" + json.load(open("s/blobs/" + entry["digest"].replace(":", "/")))["config"]["digest"].replace(":", "/")))
    children.append({**entry, "platform": {"architecture": config["architecture"], "os": "linux"}})
text = json.dumps({"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": children}).encode()
digest = hashlib.sha256(text).hexdigest()
open("s/blobs/sha256/" + digest, "wb").write(text)
index["manifests"] = [{"mediaType": "application/vnd.oci.image.index.v1+json", "digest": "sha256:" + digest, "size": len(text),
    "annotations": {"io.containerd.image.name": "docker.io/library/multi:1", "org.opencontainers.image.ref.name": "multi:1"}}]
json.dump(index, open("s/index.json", "w"))
END
old=$(tote --store s inspect -f '{{.Descriptor.digest}}' multi:1)
show() { tote images --tree --at "$1" | awk 'NR > 1 { print $1, $2 }'; }
tote --store s save --platform linux/arm64 -o one.tar multi:1 && show one.tar
tote --store s save --platform linux/s390x,linux/amd64 -o two.tar multi:1 && show two.tar && tote verify two.tar | tail -1
index=$(tar -xOf two.tar index.json | grep -o 'sha256:[0-9a-f]*')
tar -xOf two.tar blobs/sha256/${index#*:} | grep -o '"tote.subset-of": *"[^"]*"' | sed "s/$old/OLD/"
tote --store s save --platform linux/arm64,linux/amd64,linux/s390x -o all.tar multi:1
tote --store s save multi:1 | cmp - all.tar && echo same
tote --store s save --platform linux/386 -o none.tar multi:1
echo $? $(ls | grep -c none)
