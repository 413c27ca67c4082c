# One platform goes, the index stays as it is; the last one cannot go so.
"${0%/*}/../multi" . && tote load -qi multi 2>/dev/null
tote rmi --platform linux/arm64 multi:1
tote images --tree multi
tote verify multi:1
tote rmi --platform linux/amd64 multi:1; echo $?
tote tag multi:1 other:1 && tote load -qi multi 2>/dev/null && tote rmi --platform linux/s390x multi:1; echo $?
tote save -o m.tar app:1 multi:1 && tote rmi --at m.tar --platform amd64,arm64 multi:1; echo $?
tote rmi --at m.tar --platform amd64 multi:1 && tote verify m.tar | tail -1
tar -xOf m.tar manifest.json | grep -c multi
