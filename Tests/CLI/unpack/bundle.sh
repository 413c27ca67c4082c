# A bundle: the tree below rootfs, and how to run it.
tote unpack --bundle --rootless app:1 bundle
find bundle -maxdepth 2 | sort
python3 -c '
import json
spec = json.load(open("bundle/config.json"))
print(spec["process"]["args"], spec["process"]["env"], spec["process"]["cwd"], spec["process"]["user"])
print(spec["root"], spec["annotations"])'
