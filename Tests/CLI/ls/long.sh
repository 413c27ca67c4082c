# Long lines, of a folder, a file and a link; what the merged tree does not have is not listed.
tote ls -l app:1
tote ls -l app:1 bin /etc/
tote ls -l app:1 /bin/sh
tote ls app:1 bin/sh
