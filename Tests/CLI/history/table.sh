# The history as docker shows it.
tote history app:1
tote history --no-trunc --human=false app:1
tote history -q app:1
tote history -q --no-trunc app:1
tote history -H=false --format '{{.CreatedAt}} {{.Size}} {{.Comment}}' app:1
tote history --format json app:1
tote history --format 'table {{.ID}}\t{{.CreatedBy}}' --at app.tar
