# The merged tree: owners, modes and times as in the layers, links as links, whiteouts applied.
umask 077
tote unpack --quiet app:1 tree
find tree -mindepth 1 -printf '%P %y %m %T@ %l\n' | sort | sed 's/\.0*//'
cat tree/etc/os-release
tote export app:1 | tar -x --no-same-owner -p -C "$(mkdir other && echo other)"
diff -r --no-dereference tree other && echo same
