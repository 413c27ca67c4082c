# Without a file the standard output must not be a terminal, and a folder is no file.
script -qec 'tote save app:1; echo $?' /dev/null | tr -d '\r'
mkdir folder; tote save -o folder app:1; echo $?
tote save -o absent/a.tar app:1; echo $?
tote save -o app.tar absent:1; echo $?; cmp app.tar <(cat app.tar) && tote verify app.tar | tail -1
