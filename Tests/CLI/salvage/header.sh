# Headers of the config and of a layer are damaged, one in the name: digests tell what follows them.
printf ZZZZ | dd of=app-oci.tar bs=1 seek=$((7 * 512 + 108)) conv=notrunc status=none
printf X | dd of=app-oci.tar bs=1 seek=$((10 * 512 + 20)) conv=notrunc status=none
rm -r store
tote salvage app-oci.tar -o good.tar
tote verify good.tar
