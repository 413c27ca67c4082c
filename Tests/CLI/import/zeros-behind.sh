# Zero bytes may follow a compressed stream, whatever compressed it; anything else may not.
zcat rootfs.tar.gz >root.tar
for tool in "gzip -c" "zstd -qc" "xz -c" "bzip2 -c"; do
    $tool root.tar >plain
    { cat plain; head -c 4096 /dev/zero; } >zeros
    { cat plain; head -c 4096 /dev/zero; echo more; } >junk
    tote import --plain zeros zeros:1 >/dev/null; echo "${tool%% *} with zeros: $?"
    tote import --plain junk junk:1 >/dev/null 2>&1; echo "${tool%% *} with something else: $?"
done
tote images --format '{{.Repository}}'
