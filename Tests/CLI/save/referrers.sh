# A signature that names the image as its subject, and one of that signature, travel with it, there and on; they are no images.
python3 - <<'END'
import hashlib, json
def put(data):
    digest = hashlib.sha256(data).hexdigest()
    open("store/blobs/sha256/" + digest, "wb").write(data)
    return {"digest": "sha256:" + digest, "size": len(data)}
index = json.load(open("store/index.json"))
image = index["manifests"][0]
manifest = "application/vnd.oci.image.manifest.v1+json"
subject = {key: image[key] for key in ("mediaType", "digest", "size")}
for text in ("signature", "signature of the signature", "another image's"):
    if text[0] == "a": subject = {**subject, "digest": "sha256:" + "0" * 64}
    config = {"mediaType": "application/vnd.oci.empty.v1+json", **put(b"{}")}
    layer = {"mediaType": "text/plain", **put(text.encode())}
    subject = {"mediaType": manifest, **put(json.dumps({"schemaVersion": 2, "mediaType": manifest,
        "artifactType": "text/plain", "config": config, "layers": [layer], "subject": subject}).encode())}
    index["manifests"].append(subject)
json.dump(index, open("store/index.json", "w"))
END
about() { tar -xOf $1 index.json | grep -o '"io.containerd.manifest.subject"' | wc -l; }
tote save -o a.tar app:1 && about a.tar && tote verify a.tar | tail -1
tote --store s load -i a.tar && tote --store s images -q
tote --store s save app:1 | cmp - a.tar && echo same
tote save --platform linux/amd64 -o b.tar app:1 && about b.tar
tote save --format docker app:1 | tar -t | wc -l
skopeo copy -q --insecure-policy docker-archive:a.tar oci:there:app && echo read
