# Help and version under the name docker.
mkdir bin && ln -s "$(command -v tote)" bin/docker && PATH=$PWD/bin:$PATH
docker image | head -2; echo "${PIPESTATUS[0]}"
docker help nosuch; echo $?
docker --version; echo $?
docker -v; echo $?
docker --nosuch images; echo $?
docker help image ls | cmp - <(docker help images) && echo the page
