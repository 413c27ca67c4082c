# An argument that is not UTF-8 would name another file than the one meant: it is refused.
tote save -o $'so\xff.tar' app:1; echo $?
tote images $'\xc3'; echo $?
tote save -o sö.tar app:1; echo $?
ls -- s*.tar
