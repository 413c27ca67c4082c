# The same image gives the same bytes, to a file and to a pipe.
tote save -o a.tar app:1 && tote save app:1 >b.tar && cmp a.tar b.tar && stat -c %a a.tar
