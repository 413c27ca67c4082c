# The image's own layers and steps on the new base, with the platform of that; its own config object.
export SOURCE_DATE_EPOCH=1700000001
tote import rootfs.tar.gz base:1 -m 'first base' > id
tote append -f rootfs.tar.gz -m patch base:1 base:2 > id
tote append -f rootfs.tar.gz -m own base:1 mine:1 > id
tote config --env A=1 --cmd '["mine"]' mine:1 mine:1 > id
tote rebase --old base:1 --new base:2 mine:1 mine:2
tote inspect -f '{{json .Config}} {{len .RootFS.Layers}}' mine:1 mine:2
tote history --format '{{.CreatedBy}} | {{.Comment}}' mine:2
tote rebase --old base:2 --new base:1 mine:2 mine:3 > id
tote inspect -f '{{.Id}}' mine:1 mine:3 | uniq | wc -l
tote save mine:2 | tote verify - | tail -1
