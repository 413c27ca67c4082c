# Times are those of this machine, in whole seconds, wherever the image was made.
SOURCE_DATE_EPOCH=1700000000 tote import rootfs.tar.gz base:1 >/dev/null
for zone in UTC EST5 CET-1 NST3:30; do
    TZ=$zone tote images --format '{{.CreatedAt}}' app
    TZ=$zone tote history -H=false --format '{{.CreatedAt}}' base:1
done
for zone in UTC EST5 CET-1; do TZ=$zone tote images -q -f until=2023-11-14T22:30 app; echo $zone; done
