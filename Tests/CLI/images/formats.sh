# Each way to print the list.
tote images -q
tote images -q --no-trunc
tote images --format json
tote images --format raw
tote images --format raw -q
tote images --format raw --digests
tote images --format '{{.Repository}}:{{.Tag}}\t{{.ID}}\n{{.CreatedAt}} {{.Size}} {{.Containers}} {{.SharedSize}}'
tote images --format 'table {{.Repository}}\t{{upper .Tag}}\t{{.ID}}'
tote images --format 'table {{.Tag}}' --digests
tote images --format '{{range $i, $part := split .Repository "p"}}{{$i}}={{$part}};{{end}} {{printf "%-6s|" .Tag}}'
