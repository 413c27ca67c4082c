# One platform is written without an index, several with one that says what it is a part of, all with the old one.
export SOURCE_DATE_EPOCH=0
sh "$(dirname "$0")/../three-platforms"
old=$(tote --store s inspect -f '{{.Descriptor.digest}}' multi:1)
show() { tote images --tree --at "$1" | awk 'NR > 1 { print $1, $2 }'; }
tote --store s save --platform linux/arm64 -o one.tar multi:1 && show one.tar
tote --store s save --platform linux/s390x,linux/amd64 -o two.tar multi:1 && show two.tar && tote verify two.tar | tail -1
index=$(tar -xOf two.tar index.json | grep -o 'sha256:[0-9a-f]*')
tar -xOf two.tar blobs/sha256/${index#*:} | grep -o '"tote.subset-of": *"[^"]*"' | sed "s/$old/OLD/"
tote --store s save --platform linux/arm64,linux/amd64,linux/s390x -o all.tar multi:1
tote --store s save multi:1 | cmp - all.tar && echo same
tote --store s save --platform linux/386 -o none.tar multi:1
echo $? $(ls | grep -c none)
