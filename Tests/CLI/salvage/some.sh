# Of two images one is whole.
tote --store two load -i app.tar >/dev/null
echo hello >file
tar -cf - --mtime=@0 --owner=0 --group=0 file | SOURCE_DATE_EPOCH=0 tote --store two import - small:1 >/dev/null
tote --store two save small:1 app:1 | head -c 79000 >cut.tar
rm -r store
tote salvage cut.tar -o good.tar 2>/dev/null | grep -v "missing\|cut off\|sha256:"
tote images --at good.tar --format '{{.Repository}}:{{.Tag}}'
