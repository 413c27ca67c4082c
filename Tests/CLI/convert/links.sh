# Between layouts on one file system a layer gets a second name; a store that takes it in keeps a copy of its own.
layer() { ls -S "$1"/blobs/sha256/* | head -n 1; }
tote convert oci:layout oci:copy
[ "$(stat -c %i "$(layer layout)")" = "$(stat -c %i "$(layer copy)")" ] && echo linked
tote --store other load -q -i copy
[ "$(stat -c %i "$(layer other)")" != "$(stat -c %i "$(layer copy)")" ] && echo copied
# One that others can write to is copied as well, and one that is damaged is refused.
chmod g+w "$(layer layout)"
tote convert oci:layout oci:shared
[ "$(stat -c %i "$(layer layout)")" != "$(stat -c %i "$(layer shared)")" ] && echo copied
chmod g-w "$(layer layout)"
printf x | dd of="$(layer layout)" bs=1 seek=100 conv=notrunc 2>/dev/null
tote convert oci:layout oci:damaged 2>/dev/null || echo "status $?"
ls -d damaged 2>/dev/null || echo 'no folder'
