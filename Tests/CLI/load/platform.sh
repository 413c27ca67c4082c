# A platform that an image lacks is an error, and nothing is loaded.
tote --store s load -q --platform linux/amd64 -i app-oci.tar
tote --store t load -q --platform linux/arm64,linux/s390x -i app-oci.tar
status=$?
tote --store t images -aq
exit $status
