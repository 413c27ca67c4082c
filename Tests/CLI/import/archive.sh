# An image archive is no root file system, in whatever form it comes, unless one insists.
tote save -o u.tar app:1; tote save --format docker -o d.tar app:1; tote save --format oci -o o.tar app:1
tote convert --compress gzip app.tar docker-archive:g.tar
tar -C layout -cf l.tar .
for file in app.tar u.tar d.tar o.tar g.tar l.tar; do
    tote import $file t:1
    echo $? $(gzip -c $file | tote import - t:2 2>&1)
done
tote images -q t
tote import --force app.tar t:3 | sed 's/.*/an ID/'
mkdir tree && echo '{}' >tree/manifest.json && echo '{}' >tree/index.json && tar -C tree -c . | tote import - t:4 | sed 's/.*/an ID/'
