# With -a everything goes; the report is docker's, and no blob is left.
tote prune -a -f
find store/blobs -type f | wc -l
