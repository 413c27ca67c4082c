# A limit can be set for one run or in the environment; one that is exceeded names itself; what is no limit is refused.
tote --set-limit document=400 load -i layout
echo "$?"
tote verify --set-limit layers=1 app.tar
echo "$?"
TOTE_LIMITS=layers=1,links=2 tote verify --quiet app.tar
TOTE_LIMITS=layers=1 tote verify --quiet --set-limit layers=2 app.tar
tote --set-limit archive-members=2 load <app.tar
tote --set-limit nothing=1 images
tote --set-limit document=1X images
tote --set-limit document images
TOTE_LIMITS=document tote images
echo "$?"
# An image that has one layer of a MiB three hundred times.
cat >make.py <<'P'
import gzip, hashlib, json
from tars import tar
layer = tar([("zeros", bytes(1 << 20))])
config = json.dumps({"architecture": "amd64", "os": "linux", "config": {}, "rootfs": {"type": "layers",
    "diff_ids": ["sha256:" + hashlib.sha256(layer).hexdigest()] * 300}}).encode()
listing = json.dumps([{"Config": "c.json", "RepoTags": ["same:1"], "Layers": ["layer"] * 300}]).encode()
open("same.tar", "wb").write(tar([("c.json", config), ("layer", gzip.compress(layer, 1, mtime=0)), ("manifest.json", listing)]))
P
PYTHONPATH="${0%/*}/.." python3 -B make.py
tote --set-limit repeated-content=100M ls --at same.tar
echo "$?"
