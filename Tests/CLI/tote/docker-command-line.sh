# Under the name docker a wrong command line is told as docker tells it.
mkdir bin && ln -s "$(command -v tote)" bin/docker && PATH=$PWD/bin:$PATH
try() { docker "$@" 2>&1; echo "[$?]"; }
try images --foo
try images -ax
try images --filter
try image ls -f
try images --all=maybe
try images a b
try rmi
try image rm
try tag app:1
try image prune x
try history
try inspect
try image inspect
try save
try nonsense
try image nonsense
