# Listing, inspecting and the history read no layer: they are the same where all layers are gone.
tote images --no-trunc >a && tote inspect app:1 >>a && tote history app:1 >>a && tote images --tree >>a && tote inspect --ids app:1 >>a
for layer in a6a96f227a89f2271a086480de68646420cfba13998346e75a44bfff82e85ba3 \
    50fd70619d9d89ce5645655b21a61d0638c6b490fb77507d184891fb2f83eddc; do rm store/blobs/sha256/$layer; done
tote images --no-trunc >b && tote inspect app:1 >>b && tote history app:1 >>b && tote images --tree >>b && tote inspect --ids app:1 >>b
cmp a b && echo "the same"
