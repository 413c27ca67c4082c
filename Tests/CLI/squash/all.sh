# All layers into one: the same tree, byte for byte, and a history that accounts for it.
export SOURCE_DATE_EPOCH=1700000001
tote squash app:1 app:flat
tote export --plain app:1 > before.tar
tote export --plain app:flat > after.tar
cmp before.tar after.tar && tar -tf after.tar
tote history app:flat
tote save app:flat | tote verify -
