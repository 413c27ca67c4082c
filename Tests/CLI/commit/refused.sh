# What the store did not unpack, a name that would be a whiteout, a wrong instruction, an image that is gone.
mkdir other && tote commit other x:1; echo "status $?"
tote unpack --quiet app:1 d
: > d/.wh.app && tote commit d x:1; echo "status $?"
rm d/.wh.app && tote commit -c 'RUN true' d x:1; echo "status $?"
tote rmi -f app:1 > /dev/null && tote commit d x:1; echo "status $?"
tote images -q
