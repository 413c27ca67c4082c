# A repository or one name is renamed on the way; what matches nothing is an error.
tote --store a load -q -i app.tar --rename app=team/app
tote --store b load -q -i app.tar --rename app:1=other --rename app=unused
tote --store c load -q -i app.tar --rename app:1=other:2
tote --store d load -q -i app.tar --rename absent=other
status=$?
tote --store d images -q
exit $status
