tote diff --explain app.tar
tote diff --explain --stat app.tar app-oci.tar
tote diff --explain - -
mkdir empty
tote diff --explain app.tar empty
