# The times of a health check are Go's durations to a template, and numbers in JSON.
python3 - <<'END'
import hashlib, json
config = {"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}, "config": {"Healthcheck": {
    "Test": ["CMD", "true"], "Interval": 90000000000, "Timeout": 1500000000, "StartPeriod": 250000000, "Retries": 3}}}
def put(value, kind):
    text = json.dumps(value).encode()
    digest = hashlib.sha256(text).hexdigest()
    open("layout/blobs/sha256/" + digest, "wb").write(text)
    return {"mediaType": kind, "digest": "sha256:" + digest, "size": len(text)}
kind = "application/vnd.oci.image."
manifest = put({"schemaVersion": 2, "mediaType": kind + "manifest.v1+json", "layers": [],
    "config": put(config, kind + "config.v1+json")}, kind + "manifest.v1+json")
manifest["annotations"] = {"io.containerd.image.name": "docker.io/library/health:1"}
json.dump({"schemaVersion": 2, "manifests": [manifest]}, open("layout/index.json", "w"))
END
row() { tote inspect --at layout -f "$1" health:1; }
row '{{.Config.Healthcheck.Interval}} {{with .Config.Healthcheck}}{{.Timeout}} {{.StartPeriod}} {{.StartInterval}}{{end}}'
row '{{printf "%v %d %6s %T" .Config.Healthcheck.Interval .Config.Healthcheck.Interval .Config.Healthcheck.Timeout .Config.Healthcheck.Timeout}}'
row '{{json .Config.Healthcheck}}'
row '{{.Config.Healthcheck}}'
row '{{eq .Config.Healthcheck.Timeout 1500000000}} {{if .Config.Healthcheck.StartInterval}}set{{else}}zero{{end}}'
