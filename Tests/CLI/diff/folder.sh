# A folder: against its image, another image and a tar; what changed since it was unpacked; holes and hard links.
tote unpack app:1 tree
tote diff tree && echo unchanged
tote diff app:1 tree && tote diff tree app.tar && tote export app:1 | tote diff - tree && echo equal
echo more >>tree/app/run
rm tree/etc/os-release
ln tree/bin/busybox tree/bin/other
ln -s /app tree/bin/link
truncate -s 1M tree/hole
touch -d @1700000000 tree/bin tree/hole
tote diff --ignore times tree
tote diff --ignore times --patch tree
tote diff --format json tree | grep hole | cut -d, -f1-3
tar -C tree --sparse -cf tree.tar app bin etc hole
tote diff --ignore times tree tree.tar && echo 'as the tar'
printf x | dd of=tree/hole seek=70000 bs=1 conv=notrunc status=none
tote diff --ignore times --stat tree.tar tree
mkdir other
tote diff other
