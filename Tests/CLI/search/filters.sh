# What is built upon an image is found by chain IDs, whatever the compression.
SOURCE_DATE_EPOCH=0 tote import -c 'LABEL org.opencontainers.image.description="the Base"' rootfs.tar.gz x/base:1 >/dev/null
name='{{.Name}}'
tote search -f base=x/base:1 --format "$name"
tote search -f base=app:1 --format "$name"
tote search -f label=purpose --format "$name"
tote search -f is-official=false --format "$name {{.Description}}"
tote search -f stars=1 --format "$name"
tote search -f platform=linux/arm64 --format "$name"
tote search --format "$name" BASE
