# In place, compressed anew, without a step of its own.
tote squash --at app.tar --compress gzip --no-history
tar -tf app.tar | sed "s/[0-9a-f]\{64\}.tar.gz/LAYER.tar.gz/"
tote history --at app.tar
tote verify app.tar
tote squash --at layout -o flat.tar --compress zstd app:1 app:flat > id
tote images --at flat.tar --format '{{.Repository}}:{{.Tag}}'
