# Lower layers stay: the merged one has whiteouts for what went, and links to what is still there.
mkdir a b c
mkdir a/d a/gone && echo 1 > a/d/x && echo 2 > a/d/y && echo 3 > a/gone/z && ln a/d/x a/link && ln -s d a/to
mkdir b/d && echo 4 > b/d/new && touch b/.wh.gone b/d/.wh.y && ln b/d/new b/d/twin
mkdir c/d && echo 5 > c/d/x && mkdir c/to && echo 6 > c/to/file && touch c/d/.wh.new
layer() { tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$1" -c .; }
layer a | tote import - base:1 > id
layer b | tote append -f - base:1 two:1 > id
layer c | tote append -f - two:1 three:1 > id
tote squash --from 1 three:1 merged:1 > id
tote inspect -f '{{len .RootFS.Layers}}' three:1 merged:1
top=$(tote inspect -f '{{index .RootFS.Layers 1}}' merged:1)
tar -tvf "store/blobs/sha256/${top#sha256:}" | awk '{ print $1, $6, $7, $8, $9, $10 }'
tote export three:1 | tar -xO | sha256sum > before
tote export merged:1 | tar -xO | sha256sum | cmp - before
tote export three:1 | tar -t | sort > before
tote export merged:1 | tar -t | sort | diff before - && echo "same tree"
tote history --format '{{.Size}} {{.Comment}}' --no-trunc merged:1 | sed 's/[0-9a-f]\{64\}/ID/g'
