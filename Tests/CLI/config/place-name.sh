# The image may be named behind the place, by any name the place has for it; the others stay.
tote config --at oci:layout:1 --no-history --label a=b
tote tag --at app.tar app:1 app:2
tote config --at docker-archive:app.tar:app:2 --no-history --label a=c
tote images --at app.tar --format '{{.Repository}}:{{.Tag}} {{.ID}}'
tote config --at oci:layout:nope --no-history --label a=d
