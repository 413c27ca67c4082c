# Folders that are there, by name or ID; those that are gone on request.
tote unpack --quiet app:1 one
tote unpack --quiet "$(tote images -q)" two
here=$(pwd -P)
tote ps | sed "s|$here|HERE|; s|[0-9a-f]\{12\}|XXXXXXXXXXXX|g; s|Less than a second ago|A moment ago          |; s|[0-9]* seconds* ago|A moment ago |" | tr -s ' '
tote ps --format '{{.Image}} {{.ImageID}} {{.Status}}'
tote ps -q --no-trunc | head -1 | tr -d '\n' | wc -c
printf %s "$here/one" | sha256sum | cut -c1-12 > id
tote ps -q | tail -1 | cmp - id && echo the ID is of the path
tote ps --format json | python3 -c 'import json, sys; print([sorted(json.loads(line)) for line in sys.stdin])'
mv one three
tote ps -a --format '{{.Image}} {{.Status}}'
tote ps -q | wc -l
