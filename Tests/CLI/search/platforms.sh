# Of an image for several platforms the one that is asked for is shown.
"${0%/*}/../multi" .
row='{{.Name}} {{.Platform}} {{.ID}} {{.StarCount}}{{.IsOfficial}}{{.IsAutomated}}'
tote search --at multi --format "$row"
tote search --at multi -f platform=linux/arm64 --format "$row"
tote search --at multi -f platform=linux/arm64 --path 'bin/**' --no-trunc
