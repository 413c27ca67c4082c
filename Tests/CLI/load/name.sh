# An image that has only a tag gets the repository it is given; whole names are left alone.
sed -i 's/"io.containerd.image.name":"docker.io.library.app:1",//' layout/index.json
tote --store a load -q -i layout
tote --store b load -q --name team/app -i layout
tote --store c load -q --name team/app -i app.tar
