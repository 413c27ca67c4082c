# An image that was not built on the old base stays where it is.
tote import rootfs.tar.gz other:1 > id
tote append -f rootfs.tar.gz app:1 mine:1 > id
tote rebase --old mine:1 --new other:1 app:1 app:2; echo $?
tote rebase --old app:1 --new nope:1 mine:1 app:2; echo $?
tote rebase --old oci-archive:nothing.tar --new other:1 mine:1 app:2; echo $?
tote images --format '{{.Repository}}:{{.Tag}}'
