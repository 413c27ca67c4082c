# A variable without a value is an error that tells the line, and so is a missing image.
printf 'services:\n  web:\n    image: app:$NOT_SET\n' >compose.yaml
tote save -o a.tar --from-yaml compose.yaml
status=$?
echo absent:1 | tote save -o a.tar --from-file -
echo $status $? $(ls | grep -c a.tar)
