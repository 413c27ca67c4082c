# In place; the compression of the layers stays; the other bytes of the headers do.
SOURCE_DATE_EPOCH=0 tote rebuild-times --at app-oci.tar
tote export --plain --at app-oci.tar > times.tar
tote export --plain app:1 > before.tar
TZ=UTC tar --full-time -tvf times.tar
cmp -l before.tar times.tar | awk '{ at = ($1 - 1) % 512; if (at < 136 || at > 154) print "byte", at }' | sort -u
tote verify app-oci.tar
