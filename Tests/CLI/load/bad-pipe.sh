# Who sends what cannot be read is not waited for.
mkfifo pipe
{ head -c 5120 app.tar; head -c 400000 /dev/zero | tr '\0' x; sleep 30; } >pipe &
timeout 10 tote load <pipe; echo $?
kill $!
