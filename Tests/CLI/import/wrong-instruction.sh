# An instruction that is none is a wrong command line, and makes no image.
tote import -c 'NONSENSE x' rootfs.tar.gz t:1
status=$?
tote images -q t:1
exit $status
