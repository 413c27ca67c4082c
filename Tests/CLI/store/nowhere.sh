# No store is made by a command that only looks.
TOTE_STORE=nowhere tote store check
status=$?
ls nowhere
exit $status
