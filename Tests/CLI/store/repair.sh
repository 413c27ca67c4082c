# Read again from an archive; what was bad is kept; without a place it is only moved aside.
layer=store/blobs/sha256/a6a96f227a89f2271a086480de68646420cfba13998346e75a44bfff82e85ba3
printf X | dd of=$layer bs=1 seek=700 conv=notrunc status=none
tote store repair | tail -n 1
tote store repair --from app-oci.tar
ls store/damaged
printf '{' >store/index.json
rm "$layer"
tote --quiet store repair --from layout --from app.tar
tote images --format '{{.Repository}}:{{.Tag}}'
