# What skopeo writes is read: docker archive, OCI archive, OCI layout, gzip and zstd layers.
skopeo copy -q --insecure-policy docker-archive:app.tar docker-archive:d.tar:made/by:skopeo
skopeo copy -q --insecure-policy docker-archive:app.tar oci-archive:o.tar:by-skopeo
skopeo copy -q --insecure-policy --dest-compress-format zstd docker-archive:app.tar oci:z:by-skopeo
for place in d.tar o.tar z; do tote --store new load -q -i $place; tote verify $place | tail -1; done
