# Archives are listed as the store is, images without a name too.
for place in app.tar app-oci.tar layout; do tote images --at $place --digests --format '{{.Repository}} {{.Tag}} {{.ID}} {{.Size}}'; done
gzip -c app.tar | tote images --at - --format '{{.Repository}} {{.Tag}} {{.ID}} {{.Size}}'
