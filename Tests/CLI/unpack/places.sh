# An archive, a layout, a pipe, a tar of a tree; the image may be left out where there is one.
tote unpack --at app.tar a
tote unpack --at layout app:1 b
tote unpack --at - c < app-oci.tar
tote unpack d
for other in b c d; do diff -r --no-dereference a $other && echo same; done
tote unpack --at rootfs.tar.gz e
cat rootfs.tar.gz | tote unpack --at - f
diff -r --no-dereference e f && cat f/etc/motd
tote ps -q | wc -l
