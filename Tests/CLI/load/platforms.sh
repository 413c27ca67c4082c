# Of several platforms those that were chosen are loaded; the index keeps its digest, and the others are known to be absent.
export SOURCE_DATE_EPOCH=0
sh "$(dirname "$0")/../three-platforms"
tote --store s save -o multi.tar multi:1
for place in multi.tar s; do
    tote --store t-$place load --platform linux/arm64,linux/s390x -i $place
    tote --store t-$place images --tree multi:1 | awk 'NR > 1 { print $1, $2 }'
    for store in s t-$place; do tote --store $store inspect --platform linux/arm64 -f '{{.Descriptor.digest}}' multi:1; done | uniq | wc -l
done
tote --store t-s save multi:1 | tote --store u load
tote --store t-s save multi:1 | tote verify - | tail -1
tote --store u load --platform linux/arm64 --dry-run -i multi.tar | tail -1
tote --store t-s save multi:1 | tote --store v load --platform linux/amd64
echo $? $(tote --store v images -aq)
