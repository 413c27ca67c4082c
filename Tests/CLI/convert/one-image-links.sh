# One image of a layout is linked as the whole layout is.
layer() { ls -S "$1"/blobs/sha256/* | head -n 1; }
tote convert oci:layout:1 oci:copy
[ "$(stat -c %i "$(layer layout)")" = "$(stat -c %i "$(layer copy)")" ] && echo linked
