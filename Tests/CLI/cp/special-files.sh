# A copy replaces what has its name, but never a pipe or a device.
mkfifo pipe
tote cp app:1:/etc/os-release pipe
test -p pipe && echo "still a pipe"
tote cp app:1:/etc pipe
