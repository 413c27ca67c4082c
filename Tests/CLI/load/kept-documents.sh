# What is kept of a docker archive is bounded: configurations, and what is made of the chains of an old archive, in which
# each of many tags has all layers below it.
cat >make.py <<'P'
import hashlib, io, json, tarfile
def add(archive, name, data):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))
with tarfile.open("new.tar", "w") as archive:
    items = []
    for number in range(20):
        config = {"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}, "author": "%d" % number}
        add(archive, "c%d" % number, json.dumps(config).encode() + b" " * 100000)
        items.append({"Config": "c%d" % number, "RepoTags": ["a:%d" % number], "Layers": []})
    add(archive, "manifest.json", json.dumps(items).encode())
with tarfile.open("old.tar", "w") as archive:
    names = [hashlib.sha256(b"%d" % number).hexdigest() for number in range(100)]
    for number, name in enumerate(names):
        layer = {"id": name, "os": "linux", "architecture": "amd64", "container_config": {"Cmd": ["x" * 1000]}}
        if number: layer["parent"] = names[number - 1]
        add(archive, name + "/json", json.dumps(layer).encode())
        add(archive, name + "/layer.tar", bytes(1024))
    add(archive, "repositories", json.dumps({"old": {"%d" % number: name for number, name in enumerate(names)}}).encode())
P
python3 make.py
for archive in new old; do
    tote verify $archive.tar | tail -n 1
    tote --set-limit docker-documents=1M load -i $archive.tar
    echo "status $?"
    gzip -k $archive.tar
    tote --set-limit docker-documents=1M images --at $archive.tar.gz
    echo "status $?"
done
tote --set-limit docker-documents=1M salvage new.tar -o out.tar | sort | uniq -c | sed -n '1,2p' | cut -c1-60
