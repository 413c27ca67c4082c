# Where it cannot be told whether a folder is there, it stays known, and its image in use.
shown() { sed "s|$base|HERE|; s|folder [0-9a-f]*|folder ID|"; }
base=$(pwd -P)
mkdir here && tote unpack --quiet app:1 here/one
mv here away && ln -s here here
tote rm "$(tote ps -qa)" 2>&1 | shown; echo "status $?"
tote rmi app:1 2>&1 | shown; echo "status $?"
rm here && mv away here
tote rm here/one; echo "status $?"
