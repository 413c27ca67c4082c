# skopeo takes the universal archive for a docker archive and for an OCI archive.
tote save -o u.tar app:1
skopeo copy -q --insecure-policy docker-archive:u.tar oci:docker-half:x
skopeo copy -q --insecure-policy oci-archive:u.tar oci:oci-half:x
ours=$(tote inspect -f '{{.Descriptor.digest}}' app:1)
theirs=$(skopeo inspect --raw oci:oci-half:x | sha256sum | cut -d' ' -f1)
test "$ours" = "sha256:$theirs" && echo "manifest digest kept"
tote inspect -f '{{index .RootFS.Layers 0}}' app:1 > a
tote inspect --at docker-half -f '{{index .RootFS.Layers 0}}' > b
cmp a b && echo "diff ID kept"
