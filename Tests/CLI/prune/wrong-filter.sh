# A filter that is none is a wrong command line.
tote prune -f --filter dangling
