# An empty file is no root file system, but a copy that failed.
: >empty.tar
tote import empty.tar lost:1
status=$?
tote images --format '{{.Repository}}'
exit $status
