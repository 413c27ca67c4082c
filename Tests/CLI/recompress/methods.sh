# Layers change, and nothing else: image ID and diff IDs stay.
tote inspect -f '{{.Id}} {{json .RootFS.Layers}}' app:1 > before
for method in none gzip zstd; do
    tote recompress --compress $method app:1 "app:$method" > id
    tote inspect -f '{{.Id}} {{json .RootFS.Layers}}' "app:$method" | cmp - before && cmp id <(cut -d ' ' -f 1 before)
    tote save --format oci "app:$method" | tar -xOf - --wildcards 'blobs/sha256/*' | grep -ao '"layers":.*' |
        grep -ao 'layer.v1[^"]*'
    tote save "app:$method" | tote verify - | tail -1
done
tote recompress --compress gzip --level 9 app:1 app:nine > id
tote images --digests --format '{{.Tag}} {{.Digest}}' | sort | awk '{ print $1, seen[$2]++ }'
