# Under the name docker the question goes where docker's goes, and a no is silent.
mkdir bin && ln -s "$(command -v tote)" bin/docker && PATH=$PWD/bin:$PATH
docker image prune </dev/null; echo "[$?]"
echo n | docker image prune -a; echo "[$?]"
echo y | docker image prune -a; echo "[$?]"
