# Between all formats: the image ID stays, and so does the manifest digest where the layers are not compressed anew.
ids() { tote images -a --at "$1" --no-trunc --digests --format '{{.Repository}}:{{.Tag}} {{.ID}} {{.Digest}}'; }
tote convert app-oci.tar u.tar && tote convert u.tar docker-archive:d.tar && tote convert d.tar oci-archive:o.tar
tote convert o.tar oci:lay && tote convert --format oci lay - | cmp - o.tar && cat d.tar | tote convert - v.tar
for place in u.tar d.tar o.tar lay v.tar; do echo "$place: $(ids $place) $(tote verify $place | tail -1)"; done
for method in none gzip zstd; do
    tote convert --compress $method u.tar c-$method.tar && tote convert --compress $method u.tar - | cmp - c-$method.tar
    tote inspect --at c-$method.tar -f '{{.Id}} {{json .RootFS.Layers}}' >now
    tote inspect --at u.tar -f '{{.Id}} {{json .RootFS.Layers}}' | cmp - now && echo "$method: $(tote verify c-$method.tar | tail -1)"
done
tote convert u.tar oci:named:team/app:2 && ids named
tote convert absent.tar x.tar; echo $?
tote convert rootfs.tar.gz x.tar; echo $?
tote convert --format oci u.tar docker-archive:x.tar; echo $?
ls | grep '^x'; true
