# An archive whose names were changed is read alike by everybody, whichever document each of them believes.
podman() { command podman --root "$PWD/storage" --runroot "$PWD/run" --storage-driver vfs --events-backend file "$@"; }
tote save -o u.tar app:1 && tote tag --at u.tar app:1 x/new:2 && tote rmi --at u.tar app:1
skopeo inspect --format '{{.Digest}}' oci-archive:u.tar
skopeo inspect --config --format '{{.Architecture}}' docker-archive:u.tar:x/new:2
skopeo inspect docker-archive:u.tar:app:1 >/dev/null 2>&1 || echo gone
podman load -q -i u.tar
tote tag --at app.tar app:1 x/new:3 && podman load -q -i app.tar | sort
