# Layers of a docker archive may be compressed in any way that docker reads; the image stays the same, and so do its layers.
cat >make.py <<'P'
import bz2, gzip, hashlib, json, lzma, subprocess
from tars import tar
layer = tar([("etc/motd", b"hello\n")])
pack = {"gzip": lambda data: gzip.compress(data, mtime=0), "xz": lzma.compress, "bzip2": bz2.compress,
        "zstd": lambda data: subprocess.run(["zstd", "-qc"], input=data, stdout=subprocess.PIPE, check=True).stdout}
diff = "sha256:" + hashlib.sha256(layer).hexdigest()
config = json.dumps({"architecture": "amd64", "os": "linux", "config": {}, "rootfs": {"type": "layers", "diff_ids": [diff]}}).encode()
for name, method in pack.items():
    for suffix, data in (("", method(layer)), ("-cut", method(layer)[:-6])):
        listing = json.dumps([{"Config": "config.json", "RepoTags": [f"{name}:1"], "Layers": ["layer"]}]).encode()
        open(f"{name}{suffix}.tar", "wb").write(tar([("config.json", config), ("layer", data), ("manifest.json", listing)]))
P
PYTHONPATH="${0%/*}/.." python3 -B make.py
for method in gzip zstd xz bzip2; do
    tote --store one load -q -i $method.tar
    tote --store two load -q <$method.tar >/dev/null && tote cat --at $method.tar /etc/motd
    tote --store one load -i $method-cut.tar >/dev/null 2>&1; echo "cut: $?"
    tote --store one load <$method-cut.tar >/dev/null 2>&1; echo "cut, from a pipe: $?"
done
tote --store one images --no-trunc --format '{{.Repository}} {{.ID}}' | cut -c1-40
tote --store one store check --quiet && tote --store two store check --quiet && echo whole
