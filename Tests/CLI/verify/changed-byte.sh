# One changed byte in a layer is a finding.
printf X | dd of=app.tar bs=1 seek=4096 conv=notrunc status=none
tote verify app.tar >report
status=$?
grep -c finding report
exit $status
