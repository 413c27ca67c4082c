# Without --human, ages are times.
tote history -H=false --format '{{.CreatedSince}} {{.CreatedAt}}' app:1
tote history --human=false --format json app:1 | head -1
