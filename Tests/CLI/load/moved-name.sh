# A name that moves is told of in docker's words, and -q is silent about it.
SOURCE_DATE_EPOCH=0 tote --quiet --store s import --platform linux/amd64 rootfs.tar.gz app:1 >/dev/null
cp -r s t
tote --store s load -i app-oci.tar
tote --store t load -q -i app-oci.tar
tote --store t images -a --format '{{.Repository}}' | sort
