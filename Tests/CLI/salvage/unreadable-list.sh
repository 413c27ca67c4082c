# A list that is there and cannot be read is not passed over in silence: the names are lost.
sed -i 's/"RepoTags"/"RepoTags,/' app.tar
rm -r store
tote salvage app.tar -o good.tar
tote images --at good.tar --format '{{.Repository}}:{{.Tag}}'
