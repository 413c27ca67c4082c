# An image that leaves an archive takes along the blobs that no other needs.
SOURCE_DATE_EPOCH=0 tote --quiet import rootfs.tar.gz base:1 >/dev/null
tote save -o two.tar app:1 base:1 && tote save -o one.tar base:1
tote rmi --at two.tar app:1 | head -1
tote verify two.tar | tail -1
tar -tf one.tar | sort >one && tar -tf two.tar | sort | cmp - one && echo "the same members"
