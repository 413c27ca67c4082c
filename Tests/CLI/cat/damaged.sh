# A byte of another file in the layer is wrong: nothing is printed.
python3 - <<'PY'
data = bytearray(open("app.tar", "rb").read())
data[data.index(b'NAME="fixture"') + 6] ^= 1
open("app.tar", "wb").write(data)
PY
tote cat --at app.tar /app/run
