# Why archives differ that hold the same image, and such that do not.
cat >change.py <<'PY'
import gzip, hashlib, io, json, sys, tarfile
kind = sys.argv[1]
members = [(info, tar.extractfile(info).read()) for tar in [tarfile.open("app.tar")] for info in tar]
format = tarfile.USTAR_FORMAT
if kind == "order":
    members.reverse()
elif kind == "time":
    for info, _ in members:
        info.mtime += 1
elif kind == "owner":
    members[0][0].uname = "someone"
elif kind == "pax":
    format = tarfile.PAX_FORMAT
    for info, _ in members:
        info.pax_headers = {"comment": "x"}
elif kind == "json":
    members = [(info, json.dumps(json.loads(data), indent=1).encode() if info.name == "manifest.json" else data)
               for info, data in members]
elif kind == "name":
    members = [(info, data.replace(b"app:1", b"app:2") if info.name == "manifest.json" else data)
               for info, data in members]
out = io.BytesIO()
with tarfile.open(fileobj=out, mode="w", format=format) as tar:
    for info, data in members:
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))
data = out.getvalue()
if kind in ["level", "gzip"]:
    packed = io.BytesIO()
    level, time = (9, 0) if kind == "level" else (1, 5)
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=level, mtime=time, filename="") as file:
        file.write(data)
    data = packed.getvalue()
elif kind == "ending":
    data += bytes(512 * 64)
open(kind + ".tar", "wb").write(data)
PY
for kind in order time owner pax json name level gzip ending; do
    python3 change.py $kind
    echo "-- $kind"
    tote diff --explain app.tar $kind.tar
    echo "status $?"
done
echo '-- equal'
tote diff --explain app.tar - <app.tar && echo "status $?"
echo '-- gzip and gzip'
tote diff --explain level.tar gzip.tar | sed 's/; [0-9]* bytes, [0-9]* bytes$//'
echo '-- formats'
tote diff --explain app.tar app-oci.tar
echo '-- the store and a layout'
tote diff --explain app:1 layout && echo same
echo '-- json'
tote diff --explain --format json app.tar time.tar
