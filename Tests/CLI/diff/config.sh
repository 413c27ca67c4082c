# Configurations and history, value by value, and without the files.
tote export app:1 | SOURCE_DATE_EPOCH=1700000000 tote import --platform linux/amd64 -c 'ENV PATH=/usr/bin' -c 'ENV MORE=1' -c 'CMD ["/app/run", "-v"]' - app:2 >/dev/null
tote diff app:1 app:2
tote diff --files app:1 app:2 && echo 'the files are equal'
tote diff --config --format json app:1 app:2 | grep Env
tote diff --config app:1 rootfs.tar.gz
