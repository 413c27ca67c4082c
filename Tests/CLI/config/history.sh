# Without a step the time stays; with a time of its own the step has it too; the other bytes of the config stay.
tote config --no-history --label a=b app:1 quiet:1 > id
tote history --no-trunc --format '{{.CreatedAt}} {{.CreatedBy}}' quiet:1 | head -1
tote config --created 2024-02-29T12:00:00Z --label a=b app:1 then:1 > id
tote history --no-trunc --format '{{.CreatedAt}} {{.CreatedBy}}' then:1 | head -1
tote inspect -f '{{.Created}}' quiet:1 then:1
config=$(tote inspect -f '{{.Id}}' quiet:1)
cat "store/blobs/sha256/${config#sha256:}"; echo
