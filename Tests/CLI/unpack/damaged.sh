# A layer with a changed byte leaves nothing, neither the folder nor the one beside it.
mkdir here
printf 'X' | dd of=app.tar bs=1 seek=2100 conv=notrunc status=none
tote unpack --at app.tar here/tree
status=$?
ls -A here
exit $status
