# The tree is the same from the store, from every form of archive, from a layout and from a pipe.
for form in universal docker oci; do tote save --format $form -o $form.tar app:1; done
tote export -o tree.tar app:1 && stat -c %a tree.tar
for place in universal.tar docker.tar oci.tar layout; do tote export --at $place app:1 | cmp - tree.tar; done
gzip -c docker.tar | tote export --at - | cmp - tree.tar && tar -tvf tree.tar | awk '{ print $1, $2, $3, $NF }'
tote export absent:1 -o x.tar; echo $?
tote export; echo $?
tote export --platform linux/s390x app:1 -o x.tar; echo $?
head -c 70000 docker.tar | tote export --at - -o x.tar; echo $?
ls | grep '^x'; true
