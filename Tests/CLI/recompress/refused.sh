tote recompress --compress gzip --level 13 app:1 app:2; echo $?
tote recompress --compress none --level 1 app:1 app:2; echo $?
tote recompress --compress bzip2 app:1 app:2; echo $?
tote recompress app:1 app:2; echo $?
bzip2 -k app.tar
tote recompress --compress gzip --at app.tar.bz2; echo $?
tote images --at app.tar.bz2 --format '{{.Repository}}:{{.Tag}}'
