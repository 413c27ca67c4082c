# Files are found in any layer, by their last component or by their whole path.
row='{{.Name}} {{.Path}}'
tote search --path os-release --format "$row"
tote search --at app.tar --path 'bin/*' --format "$row"
tote search --path 'a**' --format "$row"
tote search --path 'etc/motd' --format "$row"
tote search --path '*.wh.*' --format "$row"
