# Members that nobody here knows survive, with the spelling of all that does not change.
python3 - <<'END'
import hashlib, json, os
def put(data):
    name = hashlib.sha256(data).hexdigest()
    open("layout/blobs/sha256/" + name, "wb").write(data)
    return {"digest": "sha256:" + name, "size": len(data)}
index = json.load(open("layout/index.json"))
old = index["manifests"][0]
manifest = json.load(open("layout/blobs/" + old["digest"].replace(":", "/")))
config = open("layout/blobs/" + manifest["config"]["digest"].replace(":", "/"), "rb").read()
config = config.replace(b'"os":', b'"x-\\u0061":  1.50e1,\n "os":').replace(b'"Cmd":', b'"Weird": {"b":1, "a":2},"Cmd":')
manifest["config"].update(put(config))
text = json.dumps(manifest, indent=1).replace('"layers"', '"x-more": [ ],\n "layers"')
old.update(put(text.encode()))
json.dump(index, open("layout/index.json", "w"))
END
tote config --at layout --no-history --label purpose=other > id
manifest=$(python3 -c 'import json; print(json.load(open("layout/index.json"))["manifests"][0]["digest"].replace(":", "/"))')
cat "layout/blobs/$manifest"; echo
id=$(cat id); cat "layout/blobs/sha256/${id#sha256:}"; echo
