# The grouped names are the same commands.
tote image ls >a && tote images | cmp - a
tote image list >a && tote images | cmp - a
tote image inspect app:1 >a && tote inspect app:1 | cmp - a
tote image history app:1 >a && tote history app:1 | cmp - a
tote image save app:1 >a && tote save app:1 | cmp - a
tote image load -i app-oci.tar && tote image tag app:1 app:2 && tote image rm app:1 && tote image remove app:2 | head -1
tote image import rootfs.tar.gz base:1 >/dev/null && tote image prune -f
