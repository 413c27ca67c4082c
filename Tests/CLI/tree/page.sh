# The page is well-formed, names nothing outside itself, and shows names and commands from the image as text only.
python3 - <<'PY'
import hashlib, io, json, tarfile
evil = "</span><script src=//evil.example/x></script><img src=x onerror=\"alert('&amp;')\">\x1b[31m"
out = io.BytesIO()
with tarfile.open(fileobj=out, mode="w") as tar:
    for name, link in [("dir/" + evil.replace("/", "_"), None), ("link", evil), ("dir/sub/file", None)]:
        info = tarfile.TarInfo(name)
        if link:
            info.type, info.linkname = tarfile.SYMTYPE, link
        tar.addfile(info)
layer = out.getvalue()
config = json.dumps({"architecture": evil, "os": "linux", "config": {}, "history": [{"created_by": evil}],
    "rootfs": {"type": "layers", "diff_ids": ["sha256:" + hashlib.sha256(layer).hexdigest()]}}).encode()
with tarfile.open("evil.tar", "w") as tar:
    manifest = [{"Config": "config.json", "RepoTags": ["evil:1"], "Layers": ["layer.tar"]}]
    for name, data in [("config.json", config), ("manifest.json", json.dumps(manifest).encode()), ("layer.tar", layer)]:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))
PY
cat >check.py <<'PY'
import html.parser, sys
void, tags, text = {"meta"}, set(), []
class Check(html.parser.HTMLParser):
    stack = []
    def handle_starttag(self, tag, attributes):
        tags.add(tag)
        for name, value in attributes:
            if name not in {"lang", "charset", "http-equiv", "content", "name", "class", "style", "title", "open"}:
                print("attribute", name, value)
        if tag not in void:
            self.stack.append(tag)
    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            print("unbalanced", tag, self.getpos())
    def handle_data(self, data):
        text.append(data)
data = open(sys.argv[1], encoding="utf-8").read()
check = Check(convert_charrefs=True)
check.feed(data)
check.close()
print("open at the end:", check.stack)
print("tags:", *sorted(tags))
print("evil as text:", sum("<script src=" in part for part in text), "escape bytes:", data.count("\x1b"))
PY
tote tree --at evil.tar --html evil.html
python3 check.py evil.html
tote tree --html - app:1 >app.html
python3 check.py app.html
tote tree --html app.html --layer 2 app:1
grep -c 'class="mark removed"' app.html
