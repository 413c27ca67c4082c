# A folder is walked: archives and layouts in it are searched, other files passed over.
mkdir sub && mv app.tar sub/ && ln -s sub link && echo nonsense >sub/x.tar
tote search --at . --format '{{.Name}} {{.Place}} {{.ID}} {{.Platform}}' APP
tote search --at sub --at layout --limit 1 --format '{{.Place}}'
tote search --format '{{.Name}} {{.Place}}' nothing-like-it
