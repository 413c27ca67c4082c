# umoci and podman unpack the image of a commit to the tree that was committed: whiteouts, replaced folders, links.
podman() { command podman --root "$PWD/storage" --runroot "$PWD/run" --storage-driver vfs --events-backend file "$@"; }
tree() {
    (cd "$1" && find . -mindepth 1 -printf '%P %y %m %U:%G %T@ %l\n' | sort && find . -type f -printf '%P %n ' -exec md5sum {} \; | sort)
}
mkdir -p t/a/b t/c && echo 1 > t/a/b/one && echo 2 > t/a/two && echo 3 > t/c/three && ln t/a/two t/c/two && chmod 4755 t/c/three
find t -exec touch -h -d @1600000000.123456789 {} +
tar -C t --sort name --owner 7 --group 8 --format pax -c . | tote import - base:1 > /dev/null
tote unpack --quiet base:1 d
rm -r d/a/b && echo file > d/a/b && mkdir d/new d/c/empty && ln d/a/two d/new/third && mv d/c/three d/new/ && ln -s ../a d/new/up
setfattr -n user.note -v hello d/new/three && chown 5:6 d/a
find d -exec touch -h -d @1650000000.5 {} +
tote commit --quiet d base:2 > /dev/null
tree d > ours
tote unpack --quiet base:2 e && tree e | cmp - ours && echo tote agrees
umoci unpack --image store:base:2 u > /dev/null 2>&1 && tree u/rootfs | cmp - ours && echo umoci agrees
getfattr --only-values -n user.note u/rootfs/new/three && echo
tote save -o base.tar base:2 && podman load -q -i base.tar > /dev/null
tree "$(podman image mount base:2)" > theirs
# podman gives whole seconds only.
diff <(sed 's/ [0-9]*\.[0-9]* / /' ours) <(sed 's/ [0-9]*\.[0-9]* / /' theirs) && echo podman agrees
podman image umount -a > /dev/null
