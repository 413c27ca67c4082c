# Added, changed and removed; a folder replaced by a file and back; a rename, a mode, a hard link, an emptied folder.
umask 022
export SOURCE_DATE_EPOCH=1700000001
mkdir -p t/keep t/gone t/full t/swap && echo one > t/keep/a && echo two > t/keep/b && echo x > t/gone/x && echo y > t/gone/y
echo p > t/full/p && echo q > t/full/q && echo s > t/swap/s && echo file > t/file && echo old > t/old && echo mode > t/mode
ln t/keep/a t/linked && find t -exec touch -h -d @1700000000 {} +
tar -C t --sort name --owner 0 --group 0 --numeric-owner -c . | tote import - base:1 > /dev/null
tote unpack --quiet base:1 d
cd d
echo new > added && echo three > keep/b && rm -r gone && rm full/p full/q && echo r > full/r
rm -r swap && echo now a file > swap && rm file && mkdir file && echo inside > file/i
mv old renamed && chmod 600 mode && ln keep/b second
find . -exec touch -h -d @1700000000 {} + -o -name keep
cd ..
tote commit --quiet -a somebody -m changed -c 'CMD ["/second"]' d base:2 > id
tote inspect -f '{{.Id}}' base:2 | cmp - id && echo same ID
tote convert --compress none oci:store:base:2 oci:plain:base:2 > /dev/null
layer=$(tote inspect -f '{{index .RootFS.Layers 1}}' base:2)
tar -tvf "plain/blobs/sha256/${layer#sha256:}" | awk '{print $1, $2, $3, $6, $7, $8}'
tote inspect -f '{{.Author}} {{.Config.Cmd}} {{len .RootFS.Layers}}' base:2
tote history --no-trunc --format '{{.CreatedAt}} {{.CreatedBy}} {{.Comment}} {{.Size}}' base:2 | head -1
tote unpack --quiet base:2 e
diff -r --no-dereference d e && echo same tree
find d e -samefile e/second -o -samefile d/second | sort
