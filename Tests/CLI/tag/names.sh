# A tag moves from the image that had it, and what is no name is refused in docker's words.
SOURCE_DATE_EPOCH=0 tote import rootfs.tar.gz base >id
tote tag app:1 base && tote tag 21b18 registry.example:5000/Team/app
tote tag app:1 registry.example:5000/team/app
tote images -a --format '{{.Repository}}:{{.Tag}} {{.ID}}' | sed "s/$(cut -c8-19 id)/THE OLD ONE/" | sort
for name in BAD:x a@sha256:21b18c5029b4d7261b17c55c0df97d91dfa240ed294b185fcfaba27c0e9480dc sha256:1 'a b' '' a: \
    21b18c5029b4d7261b17c55c0df97d91dfa240ed294b185fcfaba27c0e9480dc; do
    tote tag app:1 "$name"; echo $?
done
tote tag absent:1 app:2; echo $?
tote tag app:1; echo $?
