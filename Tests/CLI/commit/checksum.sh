# Content that was changed under the same size and times is found; by default the time of the inode tells of it.
tote unpack --quiet app:1 d
printf 'NAME="FIXTURE"\n' > d/etc/os-release && touch -d @1700000000 d/etc/os-release
tote commit d app:2 > /dev/null
tote export app:2 | tar -xO etc/os-release
touch -d @1700000000 d/bin/busybox
tote commit d app:3 > /dev/null
tote inspect -f '{{index .RootFS.Layers 2}}' app:2 app:3 | uniq | wc -l
