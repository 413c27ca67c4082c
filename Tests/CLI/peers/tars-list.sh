# GNU tar and bsdtar list the archive alike, and an archive from every compressor is loaded.
tote save -o u.tar app:1
tar tf u.tar > gnu; bsdtar tf u.tar > bsd; cmp gnu bsd && echo "same members"
for tool in "gzip -c" "xz -c" "zstd -qc" "bzip2 -c"; do $tool < u.tar | tote --store "s-${tool%% *}" load -q; done
