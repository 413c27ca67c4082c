tote tree --format json --depth 1 app:1
tote tree --format json --layer 2 app:1 | tail -n +2
