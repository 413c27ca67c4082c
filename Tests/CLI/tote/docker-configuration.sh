# Under the name docker, what its configuration says of output holds; the command line has the last word.
mkdir bin c && ln -s "$(command -v tote)" bin/docker && PATH=$PWD/bin:$PATH
echo '{"imagesFormat":"{{.Repository}}!{{.Tag}}","pruneFilters":["label!=purpose=test","nonsense"],"auths":{}}' >c/config.json
tote images -q
docker images -q
DOCKER_CONFIG=c docker images
DOCKER_CONFIG=c docker images -q
DOCKER_CONFIG=c docker images --format '{{.ID}}'
mkdir .docker && HOME=$PWD && cp c/config.json .docker/ && docker images
docker image prune -af
echo '{' >c/config.json && DOCKER_CONFIG=c docker images -q --no-trunc && DOCKER_CONFIG=c docker images --format=json 2>&1 | cut -c1-20
docker image prune -af --filter label=purpose=test | head -2
DOCKER_CONFIG=c docker images 2>&1
docker -D --config c images 2>&1 | tail -n 1
docker -H ssh://far images 2>&1; echo $?
docker -H unix:///run/docker.sock -c default images -q
