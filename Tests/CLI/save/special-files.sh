# A pipe is written to, and not replaced by a file; so is what a link leads to.
tote save app:1 >expected
mkfifo pipe
cat pipe >from-pipe &
tote save -o pipe app:1
wait
cmp expected from-pipe && test -p pipe && echo piped
tote export -o /dev/stdout app:1 | tar -t | head -n 1
echo old >target
ln -s target link
tote save -o link app:1
test -L link && cmp expected target && echo linked
ln -s absent dangling
tote save -o dangling app:1
cmp expected dangling && echo made
mkfifo deaf
timeout 5 head -c 1 deaf >first &
tote save -o deaf app:1
echo $?
wait
wc -c <first
