# What is no sound tar is not added, and the input is read once.
head -c 1000 rootfs.tar.gz > short.gz
echo words > words
tote append -f short.gz app:1 app:2; echo $?
tote append -f words app:1 app:2; echo $?
tote append -f nothing app:1 app:2; echo $?
tote append app:1 app:2; echo $?
tote append -f - -f - app:1 app:2 < words; echo $?
tote append -f - --at - < words; echo $?
tote images --format '{{.Repository}}:{{.Tag}}'
