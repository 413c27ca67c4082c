# A layer that cannot be inflated is one finding among others, wherever it comes from.
tote convert --compress zstd app.tar oci-archive:z.tar
python3 - <<'P'
data = bytearray(open("z.tar", "rb").read())
at = data.index(b"\x28\xb5\x2f\xfd")
data[at + 4:at + 12] = bytes(8)
open("z.tar", "wb").write(data)
P
tote verify z.tar | sed 's/sha256:[0-9a-f]*/DIGEST/g; s/, corrupt at.*//'
cat z.tar | tote verify - | sed 's/sha256:[0-9a-f]*/DIGEST/g'
