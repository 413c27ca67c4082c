# A folder as it was makes no layer, whichever way it is looked at; it still makes an image, with a step in its history.
tote unpack app:1 d
tote commit d same:1 > /dev/null
tote commit --checksum d same:2 > /dev/null
cp -a d copy && rm -r d && mv copy d
tote commit d same:3 > /dev/null
for name in same:1 same:2 same:3; do tote inspect -f '{{len .RootFS.Layers}}' $name; done
tote history --format '{{.Size}}' same:1
tote inspect -f '{{.RootFS.Layers}}' app:1 > a && tote inspect -f '{{.RootFS.Layers}}' same:1 | cmp - a && echo same layers
