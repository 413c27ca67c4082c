# A time is needed, and one that a tar has room for.
tote rebuild-times app:1 app:2; echo $?
tote rebuild-times --time tomorrow app:1 app:2; echo $?
tote rebuild-times --time 2025-01-31T12:00:00.5Z app:1 app:2; echo $?
tote rebuild-times --time 9999-01-01T00:00:00Z app:1 app:2; echo $?
SOURCE_DATE_EPOCH=x tote rebuild-times app:1 app:2; echo $?
tote images --format '{{.Repository}}:{{.Tag}}'
