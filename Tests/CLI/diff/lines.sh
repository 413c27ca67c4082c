# Docker's lines, the sizes, the texts; then the same from archives and a pipe.
mkdir root
tote export app:1 | tar -xf - -C root
echo 'hello again' >root/etc/motd
printf 'NAME="other"' >root/etc/os-release
chmod 700 root/bin
rm -r root/app root/bin/sh
mkdir root/bin/sh root/new
touch -d @1700000000 root/etc/* root/bin/* root/new root/bin root/etc
tar -C root --sort=name --owner=0 --group=0 --numeric-owner -cf root.tar bin etc new
tote diff app:1 root.tar
echo "status $?"
tote diff --stat app:1 root.tar
tote diff --patch app:1 root.tar
tote diff --format json app.tar root.tar | head -n 3
tote save app:1 | tote diff - root.tar | wc -l
tote diff root.tar app-oci.tar
