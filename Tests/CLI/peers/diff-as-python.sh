# Two images of many files, made at random: the lines are those that a comparison of the two extracted trees gives, and
# the patch makes the old texts the new ones.
cat >make.py <<'PY'
import os, random, shutil, sys
random.seed(int(sys.argv[1]))
def fill(root):
    for _ in range(120):
        folder = root + "/" + "/".join(random.choice("abc") for _ in range(random.randint(0, 3)))
        if any(os.path.isfile(os.path.join(root, *folder[len(root) + 1:].split("/")[:n])) for n in range(1, 5)):
            continue
        os.makedirs(folder, exist_ok=True)
        path = folder + "/" + random.choice("fghij")
        if not os.path.isdir(path):
            with open(path, "w") as file:
                file.writelines(random.choice("xyz") + "\n" for _ in range(random.randint(0, 30)))
fill("old")
shutil.copytree("old", "new", symlinks=True)
for folder, folders, files in os.walk("new"):
    for name in list(folders):
        if random.random() < 0.1:
            shutil.rmtree(os.path.join(folder, name))
            folders.remove(name)
            if random.random() < 0.5:
                open(os.path.join(folder, name), "w").write("a file now\n")
    for name in files:
        path = os.path.join(folder, name)
        lines = open(path).readlines()
        if random.random() < 0.2:
            os.remove(path)
            if random.random() < 0.3:
                os.mkdir(path)
        elif random.random() < 0.4:
            for _ in range(random.randint(1, 4)):
                lines.insert(random.randint(0, len(lines)), "new\n")
                if lines and random.random() < 0.5:
                    del lines[random.randrange(len(lines))]
            open(path, "w").writelines(lines)
        elif random.random() < 0.1:
            os.chmod(path, 0o600)
fill("new")
for root in ["old", "new"]:
    for folder, folders, files in os.walk(root):
        for name in folders + files:
            os.utime(os.path.join(folder, name), (1700000000, 1700000000))
PY
cat >compare.py <<'PY'
import os, stat
lines = []
def kind(path):
    try:
        return stat.S_IFMT(os.lstat(path).st_mode)
    except FileNotFoundError:
        return None
def compare(path):
    """Whether anything at or below `path` differs; adds the lines."""
    old, new = "old" + path, "new" + path
    before, after = kind(old), kind(new)
    place = len(lines)
    if after is None:
        lines.append("D " + path)
        return True
    changed = before is not None and (before != after or os.lstat(old).st_mode != os.lstat(new).st_mode or (
        stat.S_ISREG(after) and open(old, "rb").read() != open(new, "rb").read()))
    inner = False
    if stat.S_ISDIR(after):
        names = set(os.listdir(new))
        if before is not None and stat.S_ISDIR(before):
            names |= set(os.listdir(old))
        for name in sorted(names):
            inner |= compare(path.rstrip("/") + "/" + name)
    if path != "/" and (before is None or changed or inner):
        lines.insert(place, ("A " if before is None else "C ") + path)
    return before is None or changed or inner
compare("/")
print("\n".join(lines))
PY
for seed in 1 2 3 4; do
    rm -rf old new
    python3 make.py $seed
    for root in old new; do tar -C $root --sort=name -cf $root.tar $(ls $root); done
    python3 compare.py >theirs
    tote diff old.tar new.tar >ours
    echo "status $?"
    diff theirs ours && wc -l <ours
    # The texts that are in both trees as files, patched.
    tote diff --patch old.tar new.tar | python3 -c '
import sys
held, keep = "", False
for line in sys.stdin:
    if line.startswith("--- "):
        held, keep = line, False
    elif line.startswith("+++ "):
        keep = held.startswith("--- a/") and line.startswith("+++ b/")
        if keep:
            sys.stdout.write(held + line)
    elif line[0] in "@ +-\\" and keep:
        sys.stdout.write(line)' >changes
    grep -c '^---' changes
    patch --quiet --strip 1 --directory old <changes
    (cd new && find . -type f | sort) | while read -r file; do
        [ ! -f "old/$file" ] || cmp "old/$file" "new/$file"
    done
done
