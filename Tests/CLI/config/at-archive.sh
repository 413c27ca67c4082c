# An archive is changed in place: its kind, its permissions and the layers stay.
chmod 640 app.tar
tar -xOf app.tar manifest.json | grep -o '"Layers":.*' > before
tote config --at app.tar --no-history --label a=b
stat -c %a app.tar
tar -tf app.tar
tote verify app.tar
tote config --at app.tar --no-history --label a=c app:1 app:2
tote images --at app.tar --format '{{.Repository}}:{{.Tag}} {{.ID}}'
gzip app.tar
tote config --at app.tar.gz --no-history --label a=d app:2 > id
gzip -t app.tar.gz
tote images --at app.tar.gz --format '{{.Repository}}:{{.Tag}} {{.ID}}'
