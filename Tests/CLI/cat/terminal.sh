# On a terminal, what would steer it is escaped; elsewhere the bytes are as they are.
python3 - <<'PY'
import io, tarfile
with tarfile.open("root.tar", "w") as tar:
    info = tarfile.TarInfo("text")
    content = "one\ttab\x1b[31mred\nümlaut \udcff end".encode("utf-8", "surrogateescape")
    info.size = len(content)
    tar.addfile(info, io.BytesIO(content))
PY
script -qec 'tote cat --at root.tar /text' /dev/null
echo
tote cat --at root.tar /text | od -c | head -n 3
