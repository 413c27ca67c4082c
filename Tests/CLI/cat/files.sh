# Several files of several layers, through a link; from the store, an archive and a pipe.
tote cat app:1 /etc/os-release app/run
tote cat --at app.tar /bin/sh | sha256sum
tote cat --at - --layer 1 app:1 etc/motd <app-oci.tar
