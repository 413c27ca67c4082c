# Every ID, and the beginning of each, means the image; a name comes before an ID.
"${0%/*}/../multi" . && tote load -qi multi 2>/dev/null
id() { tote inspect -f '{{.ID}} {{.Architecture}}' "$1"; }
id 21b18c5029b4d7261b17c55c0df97d91dfa240ed294b185fcfaba27c0e9480dc
id sha256:21b18c5029b4d7261b17c55c0df97d91dfa240ed294b185fcfaba27c0e9480dc
id 21b18
id sha256:2dfaeb
id app@sha256:2dfaeb81296cd2427fcdd1bac0ae87e9cad0b1f813ded8113802d90b90233bcb
id docker.io/library/app:1
id index.docker.io/app:1
echo index; id 09cf1f07a0c6
echo manifest; id 95841db1a1b2
echo config; id ad1bb5523882
tote tag multi:1 21b1 && id 21b1
id other@sha256:2dfaeb81296cd2427fcdd1bac0ae87e9cad0b1f813ded8113802d90b90233bcb
id sha256:9
echo twice; tote load -qi app.tar 2>/dev/null >&2 && id 21b18c50
id App:1
