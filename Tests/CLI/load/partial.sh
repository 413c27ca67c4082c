# A blob that the input lacks may be in the store; it is checked there, and without it nothing is loaded.
lower=$(tar -xOf app-oci.tar blobs/sha256/$(tar -xOf app-oci.tar index.json | grep -o 'sha256:[0-9a-f]*' | cut -d: -f2) | grep -o 'sha256:[0-9a-f]*' | sed -n 2p)
rm layout/blobs/sha256/${lower#*:} && tar -C layout -cf part.tar .
tote --store s load -i part.tar; echo $?
tote --store s import rootfs.tar.gz base:1 >/dev/null
tote --store s load --dry-run -i part.tar
tote --store s load -i part.tar
gzip -c part.tar | tote --store s load
tote verify s | tail -1
rm -r t 2>/dev/null; cp -r s t && tote --store t rmi app:1 >/dev/null
printf X | dd of=t/blobs/sha256/${lower#*:} bs=1 seek=999 conv=notrunc status=none
tote --store t load -i layout; echo $? $(tote --store t images -q app:1)
