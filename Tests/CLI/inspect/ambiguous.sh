# The beginning of several IDs is refused, and the candidates named; nothing changes.
for number in 1 2 3 4 5 6 7 8 9; do
    SOURCE_DATE_EPOCH=$number tote import --platform linux/amd64 rootfs.tar.gz i:$number >/dev/null
done
tote inspect -f '{{.Id}}' 2; echo $?
tote rmi -f 2; echo $?
tote tag 2 x:1; echo $?
tote images -q | wc -l
