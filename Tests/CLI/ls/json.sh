# JSON, from an archive that comes through a pipe.
tote ls --at - --format json /etc /bin/sh <app-oci.tar
