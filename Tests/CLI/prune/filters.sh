# Filters spare images: by label, by its absence, and by age.
for filter in label=purpose=other label=absent label!=purpose label!=purpose=test until=2023-11-14T22:13:20Z; do
    tote prune -a -f --filter "$filter"
done
tote images -q
tote prune -a -f --filter label=purpose --filter label!=keep --filter until=1700000001 | head -2
