# One image in five places, and in a tar of its files.
set -e
tote diff app:1 app.tar
tote diff app-oci.tar layout
tote diff oci:layout:1 docker-archive:app.tar
tote save app:1 | tote diff app:1 -
tote export app:1 | tote diff - app:1
echo equal
