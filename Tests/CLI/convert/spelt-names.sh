# In a layout a name is spelt as it was given, or as the layout that it came from spells it: others find it by just that.
tote convert app.tar oci:out:second
skopeo inspect --raw oci:out:second | sha256sum | cut -c1-12
tote images --at out --format '{{.Repository}}:{{.Tag}}'
skopeo copy -q docker-archive:app.tar oci:theirs:v1
tote convert theirs copy/
skopeo inspect oci:copy:v1 >/dev/null && echo found
tote convert app.tar oci:copy:more:2
grep -o '"org.opencontainers.image.ref.name":"[^"]*"' copy/index.json
