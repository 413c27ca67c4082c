# Every program's name for the image, as text and by key.
tote inspect --ids app:1 | grep -v V1ID
tote inspect --ids -f '{{len .V1IDs}} {{index .ChainIDs 1}}' app:1
tote inspect --ids -f '{{.Podman}} {{.Docker}}' --at app.tar
