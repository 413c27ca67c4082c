# Layers that another image needs stay, and are not named.
SOURCE_DATE_EPOCH=0 tote import rootfs.tar.gz base:1 >id
tote rmi app:1
tote verify base:1 | tail -1
