# By ID: with one name it goes; with several it is in conflict, unless forced.
tote tag app:1 b/app:1
tote rmi 21b18; echo $?
tote rmi -f 21b18; echo $?
tote load -qi app.tar && tote rmi sha256:21b18c5029b4d7261b17c55c0df97d91dfa240ed294b185fcfaba27c0e9480dc
