# Names of one image are a block, its platforms below; what is not there is named all the same.
"${0%/*}/../multi" . && tote load -qi multi 2>/dev/null && tote tag multi:1 b/multi:2
SOURCE_DATE_EPOCH=0 tote import --platform linux/amd64 rootfs.tar.gz >/dev/null
tote images --tree -a
