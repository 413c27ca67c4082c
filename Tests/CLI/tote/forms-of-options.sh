# Options may be written in all forms that docker takes.
export SOURCE_DATE_EPOCH=0
mkdir bin && ln -s "$(command -v tote)" bin/docker
for program in tote bin/docker; do
    for form in '-q' '--quiet' '--quiet=true' '-q=1' '-aq' '-aqfdangling=false' '-qf dangling=false' '-q --format='; do
        for command in images 'image ls'; do $program $command $form; done
    done | sort | uniq -c
    $program history --quiet app:1 | uniq -c
    $program history -qH app:1 | uniq -c
    $program history -qH=false --human=0 app:1 | uniq -c
    $program inspect -f'{{.Os}}' app:1
    $program inspect -f={{.Architecture}} app:1
    $program --quiet images --quiet=false | wc -l
    $program images -q --quiet=false -a=f | wc -l
    $program save -ocopy.tar app:1 && $program load -qicopy.tar
    $program import -mfoo --platform=linux/amd64 rootfs.tar.gz new:1 >/dev/null
    $program history --format '{{.Comment}}' new:1
    $program import -m -foo --platform linux/amd64 rootfs.tar.gz new:1 >/dev/null
    $program history --format '{{.Comment}}' new:1
    $program images --format '' 'app:*' | wc -l
    $program images --format= 'app:*' | wc -l
    $program history --format '' app:1 | wc -l
    $program inspect --format '' app:1 | head -1
done
tote unpack app:1 folder
tote ps --quiet | wc -c
tote ps -aq --format '' | wc -c
tote search --format '' app | head -1
