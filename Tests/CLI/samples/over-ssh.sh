# Images go to another machine and come back; a shell stands in for ssh, with the other machine's store.
sample=$(dirname "$0")/../../../samples/over-ssh
mkdir bin && cat >bin/ssh <<'END'
#!/bin/sh
test "$1" = there && shift && TOTE_STORE=$PWD/there exec sh -c "$*"
END
chmod +x bin/ssh && PATH="$PWD/bin:$PATH"
tote tag app:1 team/app:2
sh "$sample" send there app:1 team/app:2
TOTE_STORE=$PWD/back sh "$sample" get there team/app
tote --store back images --format '{{.Repository}}:{{.Tag}} {{.ID}}'
