# A docker archive becomes an OCI archive with gzipped layers, whose image ID is the old one. Its digest is libdeflate's.
sh "$(dirname "$0")/../../../samples/for-containerd" app.tar out.tar |
    sed 's/ \+[0-9]\+ [a-z]\+ ago.*//; s/^\(app *1 *\)sha256:[0-9a-f]\{64\} */\1/'
tar -xOf out.tar index.json | grep -o '"io.containerd.image.name":"[^"]*"'
skopeo inspect --raw oci-archive:out.tar | grep -o 'layer.v1.tar+gzip'
