# A name that stands for another image is in conflict, and nothing is loaded; for the same image it is none.
SOURCE_DATE_EPOCH=0 tote --quiet --store s import rootfs.tar.gz app:1 >/dev/null
cp s/index.json before
tote --store s load --no-clobber -i app-oci.tar
status=$?
cmp s/index.json before || exit 99
tote load -q --no-clobber -i app-oci.tar || exit 98
exit $status
