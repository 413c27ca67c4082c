# Filled from another place, or from the store; without either there is no output.
head -c 80000 app-oci.tar >cut.tar
TOTE_STORE=none tote salvage cut.tar -o good.tar
echo "status $?"
ls good.tar 2>/dev/null
TOTE_STORE=none tote salvage cut.tar -o good.tar --from layout
tote salvage cut.tar -o - 2>/dev/null | cmp - good.tar
tote salvage cut.tar -o other.tar
