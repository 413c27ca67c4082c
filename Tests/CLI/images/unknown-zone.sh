# A zone that there is not is UTC.
for zone in Nope Europe/Nope :Nope UTC; do TZ=$zone tote images --format '{{.CreatedAt}}' app:1; done
tote search --path '' app; echo $?
