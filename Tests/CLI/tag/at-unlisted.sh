# Docker from 25 on saves an image without a name beside an empty index: it can get a name all the same.
tote save -o u.tar app:1 && mkdir u && tar -xf u.tar -C u && rm u/repositories u/blobs/sha256/2dfaeb*
printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":null}' >u/index.json
sed -i 's/"RepoTags":\["app:1"\]/"RepoTags":null/' u/manifest.json && tar -cf u.tar -C u oci-layout index.json manifest.json blobs
tote images --at u.tar --format '{{.Repository}} {{.ID}}'
tote tag --at u.tar 21b18c50 x/app:2
tote images --at u.tar --format '{{.Repository}}:{{.Tag}} {{.ID}}' && tote verify u.tar | tail -1
tar -xOf u.tar manifest.json | grep -o '"RepoTags":[^,]*' && tar -xOf u.tar index.json | grep -c x/app:2
