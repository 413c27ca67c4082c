# The classic table, with digests and whole IDs; a heading alone where there is nothing.
tote images
tote images --digests --no-trunc
tote images -a --filter reference=nothing
