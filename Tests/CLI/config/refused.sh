# Whatever is wrong with the command line is found before anything is written.
tote config app:1 app:2; echo $?
tote config --env A app:1 app:2; echo $?
tote config --env A=1 app:1; echo $?
tote config --expose 99999999 app:1 app:2; echo $?
tote config --stop-signal NOSUCH app:1 app:2; echo $?
tote config --shell 'sh -c' app:1 app:2; echo $?
tote config --created yesterday app:1 app:2; echo $?
tote config -c 'RUN x' app:1 app:2; echo $?
tote config --env A=1 -o x.tar app:1 app:2; echo $?
tote config --env A=1 --at docker-archive:app.tar:app:1 app:1; echo $?
tote config --env A=1 nope:1 app:2; echo $?
tote config --env A=1 --platform linux/s390x app:1 app:2; echo $?
tote config --env A=1 --at rootfs.tar.gz; echo $?
tote images --format '{{.Repository}}:{{.Tag}}'
