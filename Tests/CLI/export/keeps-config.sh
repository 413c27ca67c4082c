# Export and import keep what the image runs, its platform and its history; other programs see the entries only.
tote export app:1 | tote import --platform linux/amd64 - flat:1 >/dev/null
for part in .Config .Architecture .Os; do
    tote inspect -f "{{json $part}}" app:1 >a && tote inspect -f "{{json $part}}" flat:1 | cmp - a
done
tote history --format '{{.CreatedBy}}' app:1 >a && tote history --format '{{.CreatedBy}}' flat:1 | tail -n +2 | cmp - a
tote export app:1 | tar -t >a && tote export --plain app:1 | tar -t | cmp - a
tote export app:1 | bsdtar -tf - | cmp - a
tote export --plain app:1 | tote --store plain import --platform linux/amd64 - flat:1 >/dev/null
tote --store plain inspect -f '{{json .Config}}' flat:1
