# Images are packed on a stick and unpacked on the other side; what was changed on the way is not loaded.
sample=$(dirname "$0")/../../../samples/air-gap
mkdir stick
sh "$sample" pack stick app:1 >packed && tail -1 packed | sed 's/[0-9a-f]\{64\}.*/SUM/'
TOTE_STORE=there sh "$sample" unpack stick | sed 's/[0-9a-f]\{64\}.*/SUM/'
tote --store there images --format '{{.Repository}}:{{.Tag}} {{.ID}}'
TOTE_STORE=there sh "$sample" unpack stick | tail -2
printf x | dd of=stick/images.tar bs=1 seek=9000 conv=notrunc status=none
TOTE_STORE=else sh "$sample" unpack stick 2>/dev/null | tail -1
echo ${PIPESTATUS[0]} $(tote --store else images -q)
sh "$sample" neither stick
