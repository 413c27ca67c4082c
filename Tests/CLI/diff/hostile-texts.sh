# Names and texts with control characters: lines are escaped, a patch has the bytes as they are, no text is no text.
python3 - <<'PY'
import io, tarfile
def archive(name, files):
    with tarfile.open(name, "w") as tar:
        for path, content in files.items():
            info = tarfile.TarInfo(path)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
archive("a.tar", {"red\x1b[31m": b"one\ntwo", "zero": b"a\0b", "long": b"x" * (1 << 20) + b"a"})
archive("b.tar", {"red\x1b[31m": b"one\ntwo\x1b[2J\nlast\n", "zero": b"a\0c", "long": b"x" * (1 << 20) + b"b", "new\nline": b""})
PY
tote diff a.tar b.tar
tote diff --patch a.tar b.tar | cat -v
