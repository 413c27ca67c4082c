# Each form of archive, a layout, the store and an image in it are verified; several operands are all looked at.
for form in universal docker oci; do tote save --format $form -o $form.tar app:1; done
tote verify universal.tar docker.tar oci.tar layout store app:1 - <app.tar
for place in universal.tar docker.tar oci.tar; do
    size=$(stat -c %s $place); printf X | dd of=$place bs=1 seek=$((size / 2)) conv=notrunc status=none
    tote verify $place | tail -1; echo ${PIPESTATUS[0]}
done
head -c 50000 app.tar | tote verify - 
echo $?
tote verify absent.tar
echo $?
