# What manifest.json names is what index.json names, or the archive is two images in one file.
tote config --env A=B app:1 b:1 >/dev/null
tote save -o both.tar app:1 b:1
cat >swap.py <<'P'
import io, json, tarfile
with tarfile.open("both.tar") as old, tarfile.open("swapped.tar", "w", format=tarfile.USTAR_FORMAT) as new:
    for member in old:
        data = old.extractfile(member).read() if member.isfile() else b""
        if member.name == "manifest.json":
            items = json.loads(data)
            items[0]["RepoTags"], items[1]["RepoTags"] = items[1]["RepoTags"], items[0]["RepoTags"]
            data = json.dumps(items).encode()
            member.size = len(data)
        new.addfile(member, io.BytesIO(data))
P
python3 swap.py
tote verify both.tar | tail -n 1
tote verify swapped.tar | head -n 1 | sed 's/[0-9a-f]\{64\}/DIGEST/'
tote --store s load -i swapped.tar 2>/dev/null; echo $?
tote --store s load <swapped.tar 2>/dev/null; echo $?
