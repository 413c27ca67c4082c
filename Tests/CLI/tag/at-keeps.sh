# Unknown members of documents, the mode of the file, the members' order and bytes, and a link to the file stay.
python3 - <<'PY'
import json, tarfile, io
old = tarfile.open("app-oci.tar")
with tarfile.open("odd.tar", "w", format=tarfile.PAX_FORMAT) as new:
    for member in old.getmembers():
        data = old.extractfile(member).read()
        if member.name == "index.json":
            data = data.replace(b'{"schemaVersion":2,', b'{ "schemaVersion": 2, "x-ours": [1e2, "\\u00e9"],\n')
            member.size = len(data)
        member.uid, member.pax_headers = 1234, {"comment": "keep"}
        new.addfile(member, io.BytesIO(data))
PY
chmod 640 odd.tar && ln -s odd.tar link.tar && tar -tf odd.tar >before
tote tag --at link.tar app:1 x/app:2
stat -c '%A %F' link.tar odd.tar && tar -tf odd.tar | cmp before - && tar -tvf odd.tar --numeric-owner | cut -c1-30 | sort | uniq -c
tar -xOf odd.tar index.json | head -c 60 | head -1
tote images --at odd.tar --format '{{.Repository}}:{{.Tag}} {{.ID}}' | sort
