# An archive with an index.json and a manifest.json is one image, or it is refused: the halves must name the same layers.
cat >make.py <<'P'
import io, json, sys, tarfile
def write(name, change):
    with tarfile.open("app-oci.tar") as old, tarfile.open(name, "w", format=tarfile.USTAR_FORMAT) as new:
        for member in old:
            new.addfile(member, old.extractfile(member) if member.isfile() else None)
        manifest = json.load(old.extractfile("blobs/sha256/" + json.load(old.extractfile("index.json"))["manifests"][0]["digest"][7:]))
        item = {"Config": "blobs/sha256/" + manifest["config"]["digest"][7:], "RepoTags": ["app:1"],
                "Layers": ["blobs/sha256/" + layer["digest"][7:] for layer in manifest["layers"]]}
        change(item)
        data = json.dumps([item]).encode()
        info = tarfile.TarInfo("manifest.json")
        info.size = len(data)
        new.addfile(info, io.BytesIO(data))
write("same.tar", lambda item: None)
write("swapped.tar", lambda item: item["Layers"].reverse())
write("fewer.tar", lambda item: item["Layers"].pop())
write("absent.tar", lambda item: item.update(Layers=["a.tar", "b.tar"]))
P
python3 make.py
for name in same swapped fewer absent; do
    tote --quiet verify $name.tar; echo "verify: $?"
    tote --store s load -q -i $name.tar >/dev/null; echo "load: $?"
    tote --store s load -q <$name.tar >/dev/null 2>&1; echo "load from a pipe: $?"
done
