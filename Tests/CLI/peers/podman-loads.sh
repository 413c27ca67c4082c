# podman loads the universal archive, and what it saves comes back with the same ID.
podman() { command podman --root "$PWD/storage" --runroot "$PWD/run" --storage-driver vfs --events-backend file "$@"; }
tote save -o u.tar app:1
podman load -q -i u.tar
tote inspect -f '{{.Id}}' app:1
podman images --no-trunc --format '{{.ID}}'
podman save -q -o p.tar app:1
tote --store back load -q -i p.tar
tote --store back images -q --no-trunc
podman save -q --format oci-archive -o o.tar app:1
tote verify o.tar | tail -1
tote --store oci load -q -i o.tar
