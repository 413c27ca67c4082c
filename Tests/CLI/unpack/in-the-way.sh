# A folder with something in it and a file are left alone; an empty folder is taken.
mkdir full empty && : > full/file && : > file
for target in full file missing/tree; do tote unpack app:1 $target; echo "status $?"; done
ls -A full
tote unpack app:1 empty && ls empty
