# What the folder around hands down to whatever is made in it, a group and ACLs, does not get into the tree.
mkdir -p t/sub && echo one > t/one && echo two > t/sub/two && mkfifo t/pipe && chmod 644 t/one && chmod 600 t/sub/two
tar -C t --sort name --owner 0 --group 0 --numeric-owner --mtime @1600000000 -c . | tote import - app:1 > /dev/null
mkdir out && chgrp 7 out && chmod 2755 out && setfacl -d -m u:5:rwx,g:6:rx out
umask 027
tote unpack --quiet app:1 out/tree
find out/tree -printf '%P %M %U:%G\n' | sort
getfacl -s -R --absolute-names out/tree
