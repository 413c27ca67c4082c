# Who names only an image has forgotten the folder.
tote unpack app:1; echo $?
tote unpack docker.io/library/app:1; echo $?
ls -d app* docker*
tote unpack ./app:1; echo $?
ls -d app:1
