# Two images that differ in times only become one; doing it again changes nothing.
mkdir tree && echo x > tree/file && ln -s file tree/link
for time in 2001-01-01 2002-02-02; do
    touch -h -d $time tree/* tree
    tar --sort=name --owner=0 --group=0 --numeric-owner --format=pax -C tree -c . | tote import - "built:$time" > id
done
tote inspect -f '{{.Id}}' built:2001-01-01 built:2002-02-02 | uniq | wc -l
tote rebuild-times --time 2025-01-31T12:00:00Z built:2001-01-01 same:1 > 1
tote rebuild-times --time 1738324800 built:2002-02-02 same:2 > 2
cmp 1 2 && echo "one image"
tote save -o a.tar same:1
tote rebuild-times --time @1738324800 --at a.tar -o b.tar > id
cmp a.tar b.tar && echo "same bytes"
tote export same:1 | tar --full-time -tv
tote inspect -f '{{.Created}}' same:1
tote history --format '{{.CreatedAt}}' same:1
