# A store never gets an index that it cannot read, and no archive lists that readers refuse.
python3 - <<'END'
import io, json, tarfile
inside = tarfile.open("app.tar")
with tarfile.open("many.tar", "w") as out:
    for member in inside:
        data = inside.extractfile(member).read() if member.isfile() else b""
        if member.name == "manifest.json":
            items = json.loads(data)
            items[0]["RepoTags"] = ["a%d:1" % number for number in range(10001)]
            data = json.dumps(items).encode()
            member.size = len(data)
        out.addfile(member, io.BytesIO(data))
END
tote load -q -i many.tar >/dev/null
echo $?
tote images -q
tote load -q -i app.tar
python3 - <<'END'
import json
index = json.load(open("layout/index.json"))
entry = index["manifests"][0]
index["manifests"] = [{**entry, "annotations": {"org.opencontainers.image.ref.name": "x" * 240 + "/a%d:1" % number}}
                      for number in range(4000)]
json.dump(index, open("layout/index.json", "w"))
END
tote convert --format docker layout big.tar
echo $? $(ls | grep -c big)
