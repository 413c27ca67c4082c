# What the editing commands make is read by skopeo, podman and umoci, and has the same files. (Zstd is none of umoci's.)
export SOURCE_DATE_EPOCH=1700000001
podman() { command podman --root "$PWD/storage" --runroot "$PWD/run" --storage-driver vfs --events-backend file "$@"; }
mkdir new && echo new > new/file && mkdir new/etc && touch new/etc/.wh.os-release
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C new -c . > new.tar
tote append -f new.tar app:1 more:1 > id
tote config --env A=1 --workdir /srv more:1 more:2 > id
tote squash --from 1 --compress gzip more:2 more:3 > id
tote squash more:2 more:4 > id
tote rebuild-times more:3 more:5 > id
tote recompress --compress zstd more:3 more:6 > id
tote append -f new.tar app:1 mine:1 > id && tote rebase --old app:1 --new more:3 mine:1 mine:2 > id
for image in more:2 more:3 more:4 more:5 more:6 mine:2; do
    rm -rf mine theirs bundle
    skopeo inspect --format '{{.Env}} {{len .Layers}}' "oci:store:$image"
    list() { (cd "$1" && find . \( -type f -exec sha256sum {} + \) -o -print | sort); }
    if [ "$image" != more:6 ]; then
        mkdir mine && tote export "$image" | tar -x -C mine
        umoci unpack --rootless --image "store:$image" bundle > /dev/null 2>&1
        list mine > a && list bundle/rootfs > b && diff a b && echo "$image: umoci has the same files"
    fi
    tote save -o image.tar "$image"
    podman load -q -i image.tar > loaded
    test "$(podman images --no-trunc --format '{{.ID}}' "$image" | uniq)" = "$(tote inspect -f '{{.Id}}' "$image")" &&
        echo "$image: podman has the same ID"
done
