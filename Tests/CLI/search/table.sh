# The table is ours, docker's columns are there under --format.
tote search
tote search --format 'table {{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}' test
