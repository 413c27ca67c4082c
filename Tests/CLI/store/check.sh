# A store in order; then one with a changed byte in a layer, which --fast cannot see.
tote store check
layer=store/blobs/sha256/a6a96f227a89f2271a086480de68646420cfba13998346e75a44bfff82e85ba3
printf X | dd of=$layer bs=1 seek=700 conv=notrunc status=none
tote store check --fast | tail -n 1
tote store check
