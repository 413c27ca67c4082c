# The configuration that travels along is left alone by every tar: same names, same contents, not a word.
tote export --plain -o plain.tar app:1
tote export -o tree.tar app:1
tail -c +$(($(stat -c %s tree.tar) - $(stat -c %s plain.tar) + 1)) tree.tar | cmp - plain.tar && echo "only a header in front"
contents() { (cd "$1" && find . -type f -exec sha256sum {} + | sort -k2 && find . ! -type f -printf '%y %m %p %l\n' | sort) >"$1.list"; }
for tool in tar bsdtar "busybox tar"; do
    name=${tool// /-}
    mkdir $name $name-plain
    $tool -xf tree.tar -C $name && $tool -xf plain.tar -C $name-plain
    contents $name && contents $name-plain && cmp $name.list $name-plain.list && echo "$tool: same tree"
    $tool -tf tree.tar >names && $tool -tf plain.tar | cmp - names
done
python3 - <<'END'
import tarfile
tree, plain = (tarfile.open(name) for name in ("tree.tar", "plain.tar"))
print("python:", tree.getnames() == plain.getnames(), tree.pax_headers["comment"][:29])
END
