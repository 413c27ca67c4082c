# Values that docker's command line cannot read, and what its command line and its daemon say of names.
mkdir bin && ln -s "$(command -v tote)" bin/docker && PATH=$PWD/bin:$PATH
try() { docker "$@" 2>&1; echo "[$?]"; }
try images --filter foo
try image prune --filter foo
try history -H=foo app:1
try search --limit x app
try inspect --type foo app:1
try inspect --type '' app:1
try inspect --type image nosuch
try inspect --type container nosuch
try inspect nosuch
try save -o nonexistent/x app:1
try save -o . app:1
try save A
try tag app:1 sha256:1
try tag app:1 "a@sha256:$(printf %064d 0)"
try rmi a@b
try history A
try import rootfs.tar.gz "a@sha256:$(printf %064d 0)"
tote images -q | wc -l
tote images --filter foo; echo $?
