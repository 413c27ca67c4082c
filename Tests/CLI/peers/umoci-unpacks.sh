# umoci unpacks what is written, and a store itself; its tree is the one that export has.
tote convert app.tar oci:lay:app:1
umoci unpack --rootless --image lay:app:1 bundle > /dev/null 2>&1
tote --store ours load -q -i app.tar > /dev/null
umoci unpack --rootless --image ours:app:1 from-store > /dev/null 2>&1
mkdir tree && tote export app:1 | tar -x -C tree
(cd tree && find . -type f -exec sha256sum {} + | sort -k2) > mine
(cd bundle/rootfs && find . -type f -exec sha256sum {} + | sort -k2) > theirs
(cd from-store/rootfs && find . -type f -exec sha256sum {} + | sort -k2) > stored
cmp mine theirs && cmp mine stored && echo "same files"
