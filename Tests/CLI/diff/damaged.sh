# A damaged layer is an error, not a difference.
python3 - <<'PY'
data = bytearray(open("app.tar", "rb").read())
data[data.index(b'NAME="fixture"') + 6] ^= 1
open("bad.tar", "wb").write(data)
PY
tote diff app:1 bad.tar
