# A dry run says what would go, and nothing goes.
tote prune -a --dry-run </dev/null
tote verify app:1 | tail -1
