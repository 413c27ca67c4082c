# A configuration that is none, or too long, is refused, and so is what merely claims to be one; other comments are ignored.
cat >make.py <<'END'
import sys, tarfile
text = {"broken": '{"config": {', "twice": '{"os": "linux", "os": "x", "rootfs": {"type": "layers"}}', "none": "[]",
        "long": '{"a": "%s"}' % ("x" * (600 << 10)), "other": None}[sys.argv[1]]
comment = "made by hand" if text is None else "tote.config=" + text
with tarfile.open("t.tar", "w", format=tarfile.PAX_FORMAT, pax_headers={"comment": comment}) as tar:
    tar.addfile(tarfile.TarInfo("file"))
END
for kind in broken twice none long other; do
    python3 make.py $kind && tote import t.tar t:$kind | sed 's/.*/an ID/'
    echo ${PIPESTATUS[0]}
done
tote images --format '{{.Tag}}' t
tote import --plain t.tar t:plain | sed 's/.*/an ID/'
