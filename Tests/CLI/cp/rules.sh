# Docker's rules: what is there decides what the copy is called.
umask 022
mkdir here
tote cp app:1:/etc/os-release here
tote cp app:1:etc/os-release here/renamed
tote cp app:1:/app fresh
tote cp app:1:/app here
tote cp app:1:/etc/. here
tote cp --at app.tar /bin here/
tote cp --at app-oci.tar :/bin/sh here/link
tote cp -L app:1:/bin/sh here
tote cp --layer 1 app:1:/etc/motd here/os-release
find here fresh -printf '%y %m %s %TY-%Tm-%Td %p %l\n' | sort -k5 | sed 's/^d \([0-9]*\) [0-9]* [^ ]* /d \1 /'
cat here/os-release
tote cp app:1:/app - | tar -t
tote cp --at - /etc - <app.tar | tar -tv --utc --numeric-owner
tote cp --at rootfs.tar.gz /etc/. - | tar -t
