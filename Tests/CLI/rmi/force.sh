# With -f what is not there is told, and does not matter; anything else does.
tote rmi -f absent:1; echo $?
tote rmi -f absent:1 'not a name' app:1; echo $?
tote images -q
