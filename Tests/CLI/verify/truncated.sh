# Past the damage it goes on: what is there of each image, and where what is missing should be.
head -c 80000 app-oci.tar >cut.tar
tote verify cut.tar
