# What commands that were killed have left in TMPDIR is removed; what is anybody else's, or in use, stays.
mkdir -p "$TMPDIR"/tote-1-abc "$TMPDIR"/tote-2-def "$TMPDIR"/tote-3-ghi "$TMPDIR"/tote-mine "$TMPDIR"/tote-4-j_k
touch "$TMPDIR"/tote-1-abc/{lock,archive} "$TMPDIR"/tote-3-ghi/lock
flock "$TMPDIR"/tote-3-ghi/lock sh -c 'cat app.tar | tote config --env A=b --at - -o out.tar >/dev/null'
cd "$TMPDIR" && ls -d tote-*
