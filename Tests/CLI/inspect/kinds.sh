# Docker's other kinds of objects are known, but not here.
tote inspect --type image -s -f '{{.Os}}' app:1
tote inspect --type container app:1; echo $?
tote inspect --type nonsense app:1; echo $?
