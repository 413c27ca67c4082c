# A file of a terabyte that is all holes takes no time: holes are looked at as such.
truncate -s 1T big && tar -S -cf root.tar --owner 0 --group 0 --mtime @0 big
cp root.tar other.tar
timeout 20 tote ls -l --at root.tar | tr -s ' '
timeout 20 tote verify root.tar; echo "$?"
timeout 20 tote diff root.tar other.tar; echo "$?"
timeout 20 tote diff --explain root.tar other.tar; echo "$?"
timeout 20 tote import root.tar big:1 >/dev/null && timeout 20 tote tree big:1 | sed -n 2p
