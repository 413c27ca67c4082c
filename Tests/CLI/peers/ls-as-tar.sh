# The long listing says of each file what GNU tar says of the export: type, mode, owner, size, time, name and target.
cat >lists.py <<'PY'
import subprocess, sys, re
tar = subprocess.run(["tar", "--utc", "--numeric-owner", "-tv"], stdin=sys.stdin, capture_output=True, text=True, check=True)
theirs = set()
for line in tar.stdout.splitlines():
    mode, owner, size, day, time, name = line.split(None, 5)
    name, _, target = name.partition(" -> ")
    theirs.add((mode, owner, len(target) if target else int(size), day, time, "/" + name.rstrip("/"), target))
ours, folder = set(), "/"
listing = subprocess.run(["tote", "ls", "-lR", "app:1"], capture_output=True, text=True, check=True)
for line in listing.stdout.splitlines():
    if line.startswith("/"):
        folder = line[:-1].rstrip("/") + "/"
    elif line:
        mode, links, uid, gid, size, day, time, name = line.split(None, 7)
        name, _, target = name.partition(" -> ")
        ours.add((mode, uid + "/" + gid, int(size), day, time, folder + name, target))
print(len(ours), "files,", len(ours ^ theirs), "differ")
PY
tote export app:1 | python3 lists.py
