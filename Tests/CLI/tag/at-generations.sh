# Archives of every generation keep agreeing: by folders, by repositories alone, by blobs.
v1() { # before docker 1.10: a folder for the one layer, and repositories
    id=$(printf '%064d' 7); mkdir -p v1/$id && cd v1
    printf 1.0 >$id/VERSION && gzip -dc ../rootfs.tar.gz >$id/layer.tar
    printf '{"id":"%s","created":"2015-01-01T00:00:00Z","os":"linux"}' $id >$id/json
    printf '{"old":{"1":"%s"}}' $id >repositories && tar -cf ../v1.tar * && cd ..
}
v1 && tote tag --at v1.tar old:1 new:2 && tar -xOf v1.tar repositories && echo
tote rmi --at v1.tar old:1 && tar -xOf v1.tar repositories && echo && tote verify v1.tar
mkdir d && tar -xf app.tar -C d && printf '{"app":{"1":"%064d"}}' 1 >d/repositories && (cd d && tar -cf ../d.tar *)
tote tag --at d.tar app:1 x/app:2 && tar -xOf d.tar repositories && echo && tote tag --at d.tar app:1 app:9
tar -xOf d.tar manifest.json && echo && tar -xOf d.tar repositories && echo
