# Nothing at all is no layer, and an image archive is one only by force.
tote append -f - app:1 app:2 </dev/null; echo $?
gzip -n </dev/null | tote append -f - app:1 app:2; echo $?
tote append -f app.tar app:1 app:2; echo $?
tote append --compress gzip -f app-oci.tar app:1 app:2; echo $?
tote append --force -f app.tar app:1 app:2 >/dev/null; echo $?
head -c 10240 /dev/zero | tote append -f - app:1 app:3 >/dev/null; echo $?
tote images --format '{{.Repository}}:{{.Tag}}'
