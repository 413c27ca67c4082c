# Of an archive of 2 GiB less than 1 MiB is read, and the layer not at all.
python3 - <<'PY'
import hashlib, json, tarfile
size, layer = 2 << 30, "ab" * 32
config = json.dumps({"os": "linux", "architecture": "amd64", "rootfs": {"type": "layers", "diff_ids": ["sha256:" + layer]}}).encode()
name = hashlib.sha256(config).hexdigest() + ".json"
manifest = json.dumps([{"Config": name, "RepoTags": ["huge:1"], "Layers": [layer + "/layer.tar"]}]).encode()
with open("huge.tar", "wb") as file:
    for path, length, content in [(layer + "/layer.tar", size, b""), (name, len(config), config), ("manifest.json", len(manifest), manifest)]:
        info = tarfile.TarInfo(path)
        info.size = length
        file.write(info.tobuf(tarfile.USTAR_FORMAT) + content)
        file.seek(file.tell() - len(content) + (length + 511) // 512 * 512)
    file.truncate(file.tell() + 1024)
PY
strace -f -qq -e trace=read,pread64,readv -e signal=none -o calls "$(command -v tote)" inspect --at huge.tar -f '{{index .RepoTags 0}} {{len .RootFS.Layers}}'
awk -F'= ' '$NF ~ /^[0-9]+$/ { sum += $NF } END { print (sum < 1048576 ? "less than 1 MiB" : sum " bytes") }' calls
