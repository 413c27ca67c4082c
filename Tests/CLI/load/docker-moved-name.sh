# Docker tells on the standard output of a name that moves.
mkdir bin && ln -s "$(command -v tote)" bin/docker
SOURCE_DATE_EPOCH=0 tote --quiet --store s import --platform linux/amd64 rootfs.tar.gz app:1 >/dev/null
TOTE_STORE=s bin/docker load -i app-oci.tar
