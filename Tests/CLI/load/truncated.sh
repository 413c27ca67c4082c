# A cut archive is refused, and the store does not change.
cp -r store before
head -c 50000 app.tar | tote load
status=$?
diff store/index.json before/index.json || exit 99
exit $status
