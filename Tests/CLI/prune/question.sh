# Everything but y and yes is a no, and so is the end of the input.
for answer in n "" yess nonsense; do echo "$answer" | tote prune -a 2>>warnings; done
tote prune -a </dev/null 2>>warnings
tote images -q
grep -c 'WARNING! This will remove all images without at least one container associated to them.' warnings
grep -c 'Are you sure you want to continue? \[y/N\]' warnings
echo YES | tote prune -a 2>/dev/null | tail -1
