# Blobs that a crash left go, those that a running command has staged stay.
printf stray >store/blobs/sha256/$(printf stray | sha256sum | cut -c1-64)
tote prune --dry-run && tote prune -f && tote prune -f
tote verify app:1 | tail -1
