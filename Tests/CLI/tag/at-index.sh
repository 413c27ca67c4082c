# A layout edited in place keeps what it does not understand, and the image that loses its name stays.
SOURCE_DATE_EPOCH=0 tote import --platform linux/amd64 rootfs.tar.gz base:1 >/dev/null && tote save --format oci -o b.tar base:1 app:1
tote convert b.tar two/ && sed -i 's/"schemaVersion":2,/"x":{"y" : 1},&/' two/index.json
tote tag --at two app:1 base:1
head -c 40 two/index.json; echo
tote images --at two --format '{{.Repository}}:{{.Tag}} {{.ID}}' | sort | tail -2
tote verify two | tail -1
