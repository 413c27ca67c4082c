# Every compression, plain and from a pipe, gives the same layer; what a name or an address is wrong about is said first.
for tool in cat "gzip -c" "xz -c" "zstd -qc" "bzip2 -c"; do
    gzip -dc rootfs.tar.gz | $tool | tote import -m m - t:1 >/dev/null
    tote inspect -f '{{index .RootFS.Layers 0}} {{.Comment}}' t:1
done | uniq -c | sed 's/^ *//'
tote import /dev/null empty:1; echo $?
tar -cT /dev/null | tote import - empty:1 >/dev/null && tote inspect -f '{{len .RootFS.Layers}} {{.Comment}}' empty:1
cp -r store before
tote import rootfs.tar.gz app@sha256:$(printf '%064d' 0); echo $?
tote import rootfs.tar.gz Upper:1; echo $?
tote import https://example.org/rootfs.tar t:1; echo $?
tote import absent.tar t:1; echo $?
tote import --platform no/such/plat/form rootfs.tar.gz; echo $?
gzip -dc rootfs.tar.gz | head -c 5000 | tote import - t:1; echo $?
head -c 20000 rootfs.tar.gz | tote import - t:1; echo $?
printf garbage | tote import - t:1; echo $?
diff -r store before && echo unchanged
