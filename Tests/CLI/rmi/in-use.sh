# An image that a folder came from stays until the folder is gone or removed; a second name may go; force is force.
tote tag app:1 again:1
tote unpack --quiet app:1 d
here=$(pwd -P)
tote rmi again:1
tote rmi app:1 2>&1 | sed "s|$here|HERE|; s|folder [0-9a-f]*|folder ID|"
tote rmi "$(tote images -q)" 2>&1 | sed "s|$here|HERE|; s|folder [0-9a-f]*|folder ID|"
tote rmi app:1 2> /dev/null; echo "status $?"
tote prune -af | tail -1
rm -r d
tote rmi app:1 | head -1
tote load -q -i app.tar && tote unpack --quiet app:1 e && tote rmi -f app:1 | head -1
