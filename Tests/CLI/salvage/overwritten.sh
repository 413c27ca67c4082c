# A sector of zeros over a header, and its size with it.
dd if=/dev/zero of=app-oci.tar bs=512 seek=10 count=1 conv=notrunc status=none
rm -r store
tote salvage app-oci.tar -o good.tar
tote verify good.tar
