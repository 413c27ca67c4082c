# What others wrote to the file of the standard output before stays, also where the kernel copies.
mkdir root && head -c 400000 /dev/urandom >root/big
tar -C root -cf - . | tote import - big:1 >/dev/null
tote save big:1 >expected
{ printf HEAD; tote save big:1; } >out
head -c 4 out && tail -c +5 out | cmp - expected && echo
printf HEAD >more && tote save big:1 >>more && cmp out more && echo same
