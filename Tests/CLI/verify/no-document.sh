# A document that is none is told of as such, also where nothing else of the archive is kept.
printf '\357\273\277[]' >manifest.json
tar -cf bom.tar manifest.json
gzip -k bom.tar
for place in bom.tar bom.tar.gz; do
    tote images --at $place
    echo "status $?"
done
tote verify - <bom.tar
python3 -c 'print(" " * (5 << 20))' >manifest.json
tar -czf long.tar.gz manifest.json
tote images --at long.tar.gz
echo "status $?"
