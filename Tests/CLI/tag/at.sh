# A name in an archive or layout changes in all its documents, and nothing else does.
tote save -o u.tar app:1
for place in app.tar app-oci.tar u.tar layout; do
    tote tag --at $place app:1 team/app:2 && tote rmi --at $place app:1
    tote images --at $place --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}'
    tote verify $place | tail -1
done
tar -xOf u.tar manifest.json | grep -o '"RepoTags":\["team/app:2"\]'
tar -xOf u.tar index.json | grep -c 'docker.io/team/app:2'
