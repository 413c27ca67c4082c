# A dry run says what is new, what is there and what would move, and changes nothing.
tote --store s load --dry-run -i app-oci.tar
test -e s/index.json && echo "there is a store now"
SOURCE_DATE_EPOCH=0 tote --quiet --store s import rootfs.tar.gz app:1 | sed 's/^sha256:\(.\{12\}\).*/\1/' >old
tote --store s load --dry-run -i app-oci.tar | sed "s/$(cat old)/OLD/"
tote --store s load -q -i app-oci.tar >/dev/null
tote --store s load --dry-run -i app-oci.tar
