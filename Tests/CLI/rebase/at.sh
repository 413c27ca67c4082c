# In an archive, with a base that is in another one.
export SOURCE_DATE_EPOCH=1700000001
tote append -f rootfs.tar.gz app:1 mine:1 > id
tote config --label patched=yes app:1 base:2 > id
tote save -o mine.tar mine:1 && tote save -o base.tar base:2
tote rebase --at mine.tar --old docker-archive:app.tar --new oci-archive:base.tar
tote images --at mine.tar --format '{{.Repository}}:{{.Tag}}'
tote history --at mine.tar --format '{{.CreatedBy}}'
tote verify mine.tar
