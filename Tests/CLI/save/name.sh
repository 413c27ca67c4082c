# An image that is given by its ID gets a name in the archive only.
tote save --name team/new:1 $(tote images -q) | tote images --at - --format '{{.Repository}}:{{.Tag}} {{.ID}}'
tote images --format '{{.Repository}}:{{.Tag}}'
