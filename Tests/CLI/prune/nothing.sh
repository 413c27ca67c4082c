# Where every image has a name, there is nothing to remove without -a.
tote prune -f
