# Without -a only an image without a name goes, and it goes alone.
tote tag app:1 app:2
SOURCE_DATE_EPOCH=0 tote import rootfs.tar.gz lost:1 >id
SOURCE_DATE_EPOCH=0 tote import -m other rootfs.tar.gz lost:1 >/dev/null
tote prune -f | sed "s/$(cat id)/THE LOST ONE/;s/[0-9.]*k*B$/SIZE/"
tote images --format '{{.Repository}}:{{.Tag}}' | sort
