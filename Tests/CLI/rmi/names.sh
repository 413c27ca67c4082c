# By name: that name, and the image with the last one.
tote tag app:1 app:2 && tote tag app:1 b/app:3
tote rmi app:2
tote rmi absent:1 app:1; echo $?
tote rmi b/app:3
tote images -aq
find store/blobs -type f
