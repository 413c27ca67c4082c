# Of several platforms those that were chosen are loaded; the index keeps its digest, and the others are known to be absent.
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
tote --store s save -o multi.tar multi:1
for place in multi.tar s; do
    tote --store t-$place load --platform linux/arm64,linux/s390x -i $place
    tote --store t-$place images --tree multi:1 | awk 'NR > 1 { print $1, $2 }'
    for store in s t-$place; do tote --store $store inspect --platform linux/arm64 -f '{{.Descriptor.digest}}' multi:1; done | uniq | wc -l
done
tote --store t-s save multi:1 | tote --store u load
tote --store t-s save multi:1 | tote verify - | tail -1
tote --store u load --platform linux/arm64 --dry-run -i multi.tar | tail -1
tote --store t-s save multi:1 | tote --store v load --platform linux/amd64
echo $? $(tote --store v images -aq)
