# Layers stay for an image that will come again, and go with the next that leaves.
tote rmi --no-prune app:1
find store/blobs -type f | wc -l
tote load -qi app-oci.tar && find store/blobs -type f | wc -l
tote rmi --no-prune app:1 >/dev/null && tote prune -f && find store/blobs -type f | wc -l
