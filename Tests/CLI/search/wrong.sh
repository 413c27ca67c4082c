# Places that cannot be searched are told, the others searched; filters are checked first.
tote search --at absent.tar --at app.tar --format '{{.Name}}'; echo $?
tote search --at rootfs.tar.gz --format '{{.Name}}'; echo $?
for filter in nonsense=1 stars=many is-official=x base=absent:1 platform=; do tote search -f $filter; echo $?; done
tote search --limit=-1; echo $?
head -c 40000 app-oci.tar >cut.tar && mkdir d && mv cut.tar d && tote search --at d --format '{{.Name}}'; echo $?
