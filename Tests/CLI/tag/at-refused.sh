# What cannot be changed stays as it is: a compressed archive, the standard input, an archive's last image.
gzip -k app.tar && cp app.tar.gz before.gz && cp app.tar before.tar
tote tag --at app.tar.gz app:1 app:2; echo $?
tote tag --at - app:1 app:2 <app.tar; echo $?
tote tag --at app.tar absent:1 app:2; echo $?
tote rmi --at app.tar app:1; echo $?
cmp app.tar.gz before.gz && cmp app.tar before.tar && echo unchanged
