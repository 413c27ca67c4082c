# podman says of the same images what is said here: names, IDs, ages, commands, sizes of layers.
podman() { command podman --root "$PWD/storage" --runroot "$PWD/run" --storage-driver vfs --events-backend file "$@"; }
tote tag app:1 quay.io/team/app:2 && tote save -o u.tar app:1 quay.io/team/app:2 && podman load -q -i u.tar >/dev/null
list='{{.Repository}} {{.Tag}} {{.ID}}'
podman images --no-trunc --format "$list" | sed 's,localhost/,,' | sort >theirs
tote images --no-trunc --format "$list" | sort | diff theirs - && cat theirs
fields='{{.Architecture}} {{.Os}} {{.Config.Cmd}} {{.Config.Env}} {{.Config.Labels}} {{.RootFS.Layers}} {{.Author}}'
podman inspect -f "$fields" app:1 >theirs
tote inspect -f "$fields" app:1 | diff theirs - && cat theirs
history='{{.ID}} {{.CreatedBy}} {{.Comment}}'
podman history --no-trunc --format "$history" app:1 | sed 's/^\([0-9a-f]\{64\}\)/sha256:\1/' >theirs
tote history --no-trunc --format "$history" app:1 | diff theirs - && cat theirs
podman rmi quay.io/team/app:2 app:1 | cut -d: -f1
tote rmi quay.io/team/app:2 app:1 | cut -d: -f1
