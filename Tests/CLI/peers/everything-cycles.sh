# All that a tree can hold is unpacked, changed, committed, unpacked again: one tree, and the same to umoci and podman.
set -e
podman() { command podman --root "$PWD/storage" --runroot "$PWD/run" --storage-driver vfs --events-backend file "$@"; }
# Names, kinds, modes, owners, times, targets, numbers; contents; attributes, with ACLs and capabilities.
tree() {
    (
        cd "$1"
        find . -mindepth 1 \( -type b -o -type c \) -exec stat -c '%n %t:%T' {} +
        find . -mindepth 1 -printf '%P %y %m %U:%G %T@ %l\n'
        find . ! -type d -printf '%P has %n names\n'
        find . -type f -exec md5sum {} +
        find . -mindepth 1 -exec getfattr -h -d -m - -e hex --absolute-names {} + |
            awk '/^# file/ { f = $3 } /=/ { print f, $0 }'
    ) | sort
}
layers() { tote inspect -f '{{json .RootFS.Layers}}' "$1"; }
# Unpacks, changes, commits, and compares: FUNCTION-THAT-CHANGES FROM TO.
cycle() {
    rm -rf d e u
    tote unpack --quiet "base:$2" d
    (cd d && "$1")
    tote commit --quiet d "base:$3" > /dev/null
    tree d > ours
    tote unpack --quiet "base:$3" e
    tree e | diff ours - && echo "$1: tote agrees"
    umoci unpack --image "store:base:$3" u > /dev/null 2>&1
    tree u/rootfs | diff ours - && echo "$1: umoci agrees"
    tote save -o base.tar "base:$3"
    podman load -q -i base.tar > /dev/null
    # podman gives whole seconds only, and its copying driver parts links to links and never takes attributes away.
    tree "$(podman image mount "base:$3")" | sed "$coarse" > theirs
    sed "$coarse" ours | diff - theirs && echo "$1: podman agrees"
    podman image umount -a > /dev/null
    rm base.tar
    du -k e/etc/sparse | awk '$1 > 64 { print "the holes of", $2, "are filled" }'
    tote commit --quiet e base:same > /dev/null
    layers base:same > same && layers "base:$3" | cmp - same && echo "$1: an unchanged folder makes no layer"
}
coarse='s/ [0-9]*\.[0-9]* / /; /symbolic2* has/d; /user.folder/d; /user.opaque/d'

mkdir -p t/etc t/lib/deep/deeper t/opaque/inner t/swap t/devices t/links
cd t
echo one > etc/one && echo two > etc/two && echo suid > etc/suid && echo cap > etc/cap && echo acl > etc/acl
chmod 640 etc/two && chown 12:34 etc/two && chmod 6755 etc/suid && chmod 1777 lib/deep/deeper
setcap cap_net_raw,cap_chown+ep etc/cap && setfacl -m u:5:rw,g:6:r etc/acl && setfacl -d -m u:7:rwx lib/deep
setfattr -n user.note -v base etc/one && setfattr -n user.gone -v x etc/two && setfattr -n user.folder -v yes lib
truncate -s 8M etc/sparse && printf middle | dd of=etc/sparse bs=1 seek=4000000 conv=notrunc status=none
mknod devices/null c 1 3 && mknod devices/loop b 7 300 && mkfifo devices/pipe && chown 3:4 devices/null
ln etc/one links/one && ln etc/one links/uno && ln -s ../etc/one links/symbolic && ln -s nowhere links/broken
ln devices/null links/null && ln etc/sparse links/sparse
ln links/symbolic links/symbolic2 && chown -h 8:9 links/broken
for n in 1 2 3; do echo "$n" > "opaque/$n"; echo "$n" > "opaque/inner/$n"; done
echo file > swap/file && mkdir swap/folder && echo inside > swap/folder/inside && ln -s ../etc swap/link
find . -exec touch -h -d @1600000000.123456789 {} +
cd ..
tar -C t --sort name --numeric-owner --format pax --xattrs --xattrs-include='*' --acls --sparse -cf t.tar .
tote import t.tar base:tar > /dev/null

# An ACL as GNU tar writes it says nothing to container engines, so it goes through a commit first.
listed() { touch -d @1600000001.000000001 etc/acl lib/deep etc lib; }
changed() {
    echo new > etc/new && echo more >> etc/one && rm etc/suid && chmod 4711 etc/two
    chown 1:2 etc/cap && setcap cap_kill+i etc/cap && setfacl -m u:5:r,o:r etc/acl && setfacl -k lib/deep
    setfattr -n user.note -v changed links/uno && setfattr -x user.gone etc/two && setfattr -x user.folder lib
    printf end | dd of=etc/sparse bs=1 seek=8000000 conv=notrunc status=none
    rm devices/loop && mknod devices/loop c 7 301 && mv devices/pipe devices/renamed && ln devices/null devices/zero
    rm -r opaque && mkdir opaque && echo only > opaque/only && setfattr -n user.opaque -v y opaque
    rm -r swap/folder && echo now a file > swap/folder && rm swap/file && mkdir swap/file && echo deep > swap/file/deep
    rm swap/link && mkdir swap/link && echo real > swap/link/one && mv lib/deep/deeper lib/moved
    rm links/one links/broken && ln etc/two links/two && mv links/uno links/renamed && ln -sfn elsewhere links/symbolic
    find . -newermt @1600000002 -exec touch -h -d @1650000000.987654321 {} +
}
restored() {
    rm -r swap/file && echo file again > swap/file && rm swap/folder && mkdir swap/folder && echo again > swap/folder/in
    rm -r swap/link && ln -s ../etc swap/link && rm -r opaque && mv lib/moved opaque
    setcap -r etc/cap && setfacl -b etc/acl && chmod 600 devices/zero
    ln -f etc/new links/two && rm etc/sparse && truncate -s 1M etc/sparse
    find . -newermt @1650000001 -exec touch -h -d @1660000000.111111111 {} +
}
cycle listed tar 0
cycle changed 0 1
cycle restored 1 2
