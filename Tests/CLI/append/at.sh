# In place and compressed anew; the layers that were there keep their names.
export SOURCE_DATE_EPOCH=1700000001
tote append -f rootfs.tar.gz --compress zstd --at app.tar
tar -tf app.tar | sed "s/[0-9a-f]\{64\}.tar.zst/LAYER.tar.zst/"
tote append -f rootfs.tar.gz --at app-oci.tar app:1 app:2 --no-history
tote images --at app-oci.tar --format '{{.Repository}}:{{.Tag}}'
tote verify app.tar app-oci.tar
