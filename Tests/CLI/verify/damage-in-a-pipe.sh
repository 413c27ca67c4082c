# From a pipe it goes on past damage too: what follows is read, and what is lost is said.
python3 - <<'P'
data = bytearray(open("app.tar", "rb").read())
at = data.index(b"ustar", 600) - 257
data[at + 150] ^= 1
open("header.tar", "wb").write(data)
P
cat header.tar | tote verify - | cut -c1-100
cat header.tar | gzip | tote verify - | cut -c1-100
head -c 80000 app-oci.tar | tote verify - | cut -c1-100
{ head -c 1024 app-oci.tar; head -c 5120 /dev/zero | tr '\0' x; tail -c +1025 app-oci.tar; } | tote verify - | cut -c1-100
echo "no archive" | tote verify -
