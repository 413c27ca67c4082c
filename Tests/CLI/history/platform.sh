# One platform of several; one that is not there; an image that is not there.
"${0%/*}/../multi" .
tote history --at multi --platform arm64 --format '{{.ID}} {{.CreatedBy}} {{.Size}}'
tote history --at multi --platform riscv64; echo $?
tote history absent; echo $?
tote history; echo $?
