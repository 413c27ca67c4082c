# skopeo reads what save writes from its standard input (a file: from a pipe it reads no archive, whoever wrote it), and what it
# writes to a pipe is loaded.
tote save -o app.tar app:1
skopeo copy -q --insecure-policy docker-archive:/dev/stdin oci:there:app <app.tar
tote inspect --at there -f '{{json .RootFS.Layers}}' >a && tote inspect -f '{{json .RootFS.Layers}}' app:1 | cmp - a && echo "same layers"
skopeo copy -q --insecure-policy docker-archive:app.tar docker-archive:/dev/stdout:app:2 | tote load
