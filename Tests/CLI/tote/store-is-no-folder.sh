# A file where the store should be is no empty store.
TOTE_STORE=app.tar tote images; echo $?
tote --store app.tar save app:1 -o copy.tar; echo $?
TOTE_STORE=absent tote images -q; echo $?
