# What another process is writing is never removed: a load that is half done survives any number of prunes.
size=$(stat -c %s app.tar)
mkfifo pipe && { tote load -q <pipe >out 2>err & }
exec 3>pipe
head -c $((size - 4096)) app.tar >&3
for number in 1 2 3; do tote prune -a -f >/dev/null; sleep 0.05; done
tail -c 4096 app.tar >&3 && exec 3>&-
wait && cat out err
tote verify app:1 | tail -1
