# Every form is verified and comes back as the same image; two saves are the same bytes, compressed ones too.
for form in universal docker oci; do tote save --format $form -o $form.tar app:1; done
for form in universal docker oci; do
    tote save --format $form app:1 | cmp - $form.tar
    tar -tf $form.tar | sed 's/[0-9a-f]\{60\}/.../' | tr '\n' ' '; echo
    tote verify $form.tar | tail -1
    tote --store $form load -q -i $form.tar
    tote --store $form inspect -f '{{.Id}} {{json .RootFS.Layers}}' app:1
done
for method in gzip zstd; do
    tote save --compress $method -o a.$method app:1 && tote save --compress $method app:1 | cmp - a.$method
    $method -qdc <a.$method | cmp - universal.tar && tote verify a.$method | tail -1
done
tote save app:1 | tote --store other load
