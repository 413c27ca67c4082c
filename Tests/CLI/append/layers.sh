# Layers come on top in their order; plain, gzip and zstd stay as they come, xz becomes plain.
mkdir new && echo one > new/file
layer() { tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C new -c .; }
layer > one.tar; layer | gzip -n > one.tar.gz; layer | zstd -q > one.tar.zst; layer | xz > one.tar.xz
export SOURCE_DATE_EPOCH=1700000001
for file in one.tar one.tar.gz one.tar.zst one.tar.xz; do
    tote append -f $file app:1 "new:${file##*.}" > id
    tote save --format oci "new:${file##*.}" | tar -xOf - --wildcards 'blobs/sha256/*' | grep -ao '"layers":.*' |
        grep -ao 'layer.v1[^"]*' | tail -1
done
tote inspect -f '{{.Id}}' new:gz new:tar | uniq | wc -l
cat one.tar.gz | tote append -f one.tar -f - -m 'two more' app:1 new:2
tote history --format '{{.CreatedBy}} | {{.Comment}}' new:2
tote export new:2 | tar -xO ./file
