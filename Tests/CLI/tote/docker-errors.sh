# Under the name docker errors have docker's words and statuses, and nothing else is said.
mkdir bin && ln -s "$(command -v tote)" bin/docker && PATH=$PWD/bin:$PATH
try() { docker "$@" 2>&1; echo "[$?]"; }
try rmi absent
try rmi -f absent
try image inspect absent
try inspect absent app:1 -f '{{.Os}}'
try inspect -f '{{.Id' app:1
try inspect -f '{{.Nope}}' app:1
try history absent:2
try tag absent new
try tag app:1 UP:1
try images -f nonsense
try images --format '{{nope}}'
try images ls
try load -i absent.tar
try load -q -i app.tar
docker tag app:1 b/app:1 && try rmi 21b18
