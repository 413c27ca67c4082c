# From a pipe to a pipe: the ID goes to the standard error. With -o the place stays as it is.
tote config --at - --no-history --label a=b < app-oci.tar | tote load
cp app.tar before.tar
tote config --at app.tar -o other.tar --no-history --label a=b app:1
cmp app.tar before.tar
tote images --at other.tar --format '{{.Repository}}:{{.Tag}} {{.ID}}'
tote config --at layout -o - --no-history --label a=b 2> /dev/null | tar -t
