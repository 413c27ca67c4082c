# What a program that failed leaves in a pipe is neither an empty tree nor an image.
tote unpack --at - folder </dev/null; echo $?
tote ls --at - / </dev/null; echo $?
tote diff - rootfs.tar.gz </dev/null; echo $?
gzip -n </dev/null | tote ls --at - /; echo $?
ls -d folder
