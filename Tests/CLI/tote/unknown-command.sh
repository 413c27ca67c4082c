# A command that there is not is told in a line, with the one that was perhaps meant.
for word in imagse lod histroy run imges; do tote $word; echo $?; done
tote --store x imagse -q; echo $?
tote image lss; echo $?
tote image nonsense; echo $?
tote images --depth -1; echo $?
tote tree --depth -1 app:1; echo $?
tote save --output; echo $?
tote save --output --quiet; echo $?
tote help nosuch; echo $?
tote help help | cmp - <(tote help) && tote help image ls | cmp - <(tote help images) && echo pages
tote image | cmp - <(tote image --help) && echo usage
