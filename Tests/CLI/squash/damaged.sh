# A layer that is not what its digest says makes nothing, and the archive stays.
python3 - <<'END'
data = bytearray(open("app.tar", "rb").read())
data[data.index(b"hello\n")] ^= 1
open("app.tar", "wb").write(data)
END
cp app.tar before.tar
tote squash --at app.tar
status=$?
cmp app.tar before.tar && ls
exit $status
