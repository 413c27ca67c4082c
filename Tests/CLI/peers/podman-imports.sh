# podman imports an exported tree as it is, and the configuration is no file in it.
podman() { command podman --root "$PWD/storage" --runroot "$PWD/run" --storage-driver vfs --events-backend file "$@"; }
tote export -o tree.tar app:1
podman import -q tree.tar tree:1 >/dev/null 2>&1 && podman save -q -o p.tar tree:1
tote export --at p.tar | tar -t | sort >a && tar -tf tree.tar | sort | cmp - a && echo "same names"
