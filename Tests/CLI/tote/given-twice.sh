# A second value of an option that has one is a mistake; under the name docker the last one holds, as for docker.
mkdir bin && ln -s "$(command -v tote)" bin/docker
try() { "$@"; echo "[$?]"; }
try tote save -o a.tar --output b.tar app:1
try tote load -i app.tar -i app.tar
try tote --store a images --store b
try tote images --at app.tar --at layout
try bin/docker save -o a.tar --output b.tar app:1
try tote images -q --quiet -f reference=app -f reference=base
ls -- *.tar
