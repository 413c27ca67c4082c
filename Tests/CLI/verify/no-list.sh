# A damaged header in the middle; what lies behind it is found all the same.
printf ZZZZ | dd of=app.tar bs=1 seek=4 conv=notrunc status=none
tote verify app.tar
