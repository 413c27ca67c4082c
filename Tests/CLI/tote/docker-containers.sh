# Docker's commands for containers find none, and remove no folder.
tote unpack app:1 folder
mkdir bin && ln -s "$(command -v tote)" bin/docker && PATH=$PWD/bin:$PATH
try() { docker "$@" 2>&1; echo "[$?]"; }
try ps
try ps -a
try ps -aq
try ps -aqf status=exited --no-trunc
try ps --filter foo
try ps -as --format 'table {{.ID}}\t{{.Names}}'
try ps --format '{{.ID}}'
try ps x
try rm folder
try rm -fv folder folder/app
try rm -f $(docker ps -aq)
try rm -x folder
for command in commit cp export; do try $command; done
ls -d folder/app
