# Wrong filters and templates are told in docker's words, and nothing is listed.
for filter in bogus=1 dangling=maybe dangling until=yesterday before=absent:1; do
    tote images -f "$filter"; echo $?
done
tote images --format '{{.Nope}}'; echo $?
tote images --format '{{.ID'; echo $?
tote images --format '{{nope .ID}}'; echo $?
tote images --tree -q; echo $?
tote images --tree --format json; echo $?
tote images a b; echo $?
