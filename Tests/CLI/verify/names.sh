# Names that lead out of the tree, and whiteouts of nothing, are findings; load refuses the former.
cat >make.py <<'P'
import hashlib, io, json, sys, tarfile
def tar(*infos):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for info, body in infos:
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return out.getvalue()
def entry(name, kind=tarfile.REGTYPE, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info
layer = tar((entry(sys.argv[2], *([tarfile.LNKTYPE, sys.argv[3]] if sys.argv[3:] else [])), b""))
config = json.dumps({"architecture": "amd64", "os": "linux", "config": {},
    "rootfs": {"type": "layers", "diff_ids": ["sha256:" + hashlib.sha256(layer).hexdigest()]}}).encode()
listing = json.dumps([{"Config": "config.json", "RepoTags": ["bad:1"], "Layers": ["layer.tar"]}]).encode()
open(sys.argv[1], "wb").write(tar((entry("config.json"), config), (entry("layer.tar"), layer), (entry("manifest.json"), listing)))
P
python3 make.py up.tar a/../../b
python3 make.py link.tar a ../b
python3 make.py whiteout.tar a/.wh...
for archive in up link whiteout; do
    tote verify $archive.tar | grep -o 'at byte.*'
    tote load -i $archive.tar >/dev/null 2>&1
    echo "load: $?"
    tote load <$archive.tar >/dev/null 2>&1
    echo "load from a pipe: $?"
done
