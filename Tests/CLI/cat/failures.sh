# Each failure is told; what can be printed is.
tote cat app:1 /etc/motd /etc/os-release /etc /nowhere
