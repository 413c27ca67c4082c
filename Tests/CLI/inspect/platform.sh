# A variant is chosen, and one that is missing is an error that names it.
"${0%/*}/../multi" .
for platform in linux/amd64 linux/arm64 arm64/v8 linux/arm/v7 linux/s390x; do
    tote inspect --at multi --platform $platform -f '{{.Architecture}} {{.Id}}'; echo $?
done
tote inspect --at multi --ids --platform arm64
