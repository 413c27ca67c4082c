# Nothing that an image says of itself steers a terminal: not its platform, not as JSON.
cat >make.py <<'P'
import hashlib, json, os
def put(data, media):
    digest = hashlib.sha256(data).hexdigest()
    open("odd/blobs/sha256/" + digest, "wb").write(data)
    return {"mediaType": "application/vnd.oci.image." + media, "digest": "sha256:" + digest, "size": len(data)}
os.makedirs("odd/blobs/sha256")
config = {"architecture": "\x1b[31m\n", "os": "\u202elinux", "variant": "\u009b1m", "rootfs": {"type": "layers", "diff_ids": []},
          "config": {"Env": ["A=\u202e\u009b\x7f\U0001f600\U000e0041"]}}
config = put(json.dumps(config, ensure_ascii=False).encode(), "config.v1+json")
manifest = put(json.dumps({"schemaVersion": 2, "config": config, "layers": []}).encode(), "manifest.v1+json")
open("odd/index.json", "w").write(json.dumps({"schemaVersion": 2, "manifests": [manifest]}))
open("odd/oci-layout", "w").write('{"imageLayoutVersion":"1.0.0"}')
P
python3 make.py
tote verify odd | sed 's/.*: \([0-9a-f]\{12\}\)/\1/'
tote verify --format json odd | grep -o '"platforms":.*"layers"'
tote inspect --at odd | grep A=
