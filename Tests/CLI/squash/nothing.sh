# One layer is left alone; more than there are is an error.
tote squash --from 1 app:1 app:2
tote squash --from 3 app:1 app:3; echo $?
tote squash --from -1 app:1 app:3; echo $?
tote images --format '{{.Repository}}:{{.Tag}} {{.ID}}'
