# Images with one ID, their layers compressed in different ways, go together or not at all when the ID is given.
id=$(tote images -q)
tote recompress --compress zstd app:1 other:1 >/dev/null
tote images --format '{{.Repository}} {{.ID}}' | sort
tote rmi $id
echo $?
tote rmi -f $id | sort
tote images -aq | wc -l
