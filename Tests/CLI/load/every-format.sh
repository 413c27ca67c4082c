# An archive in any form and compression, from a file and from a pipe, is the same image with the same name.
for form in docker oci; do tote save --format $form -o $form.tar app:1; done
tote save -o universal.tar app:1
for tool in cat "gzip -c" "xz -0c" "zstd -qc" "bzip2 -1c"; do
    $tool <universal.tar >packed
    tote --store file load -i packed && tote --store pipe load <packed
done
for form in docker oci; do tote --store $form load -i $form.tar && gzip -c $form.tar | tote --store pipe load; done
for store in file pipe docker oci; do
    tote --store $store images -a --no-trunc --digests --format '{{.Repository}}:{{.Tag}} {{.ID}} {{.Digest}}'
done | uniq -c | sed 's/^ *//'
tote --store lay load -i layout && tote --store lay load -i oci:layout:1 && tote --store lay load -i docker-archive:app.tar:app:1
