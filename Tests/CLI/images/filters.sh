# Docker's filters; several of one key are or for references, and for labels.
row() { tote images --format '{{.Repository}}:{{.Tag}}' "$@" | sort | tr '\n' ' '; echo; }
export SOURCE_DATE_EPOCH=1800000000
tote import rootfs.tar.gz x/new:1 >/dev/null
tote import -m lost rootfs.tar.gz x/lost:1 >/dev/null
tote tag x/new:1 x/lost:1 && tote tag app:1 registry.example:5000/app:2
row
row -a
row -f dangling=true
row -f dangling=0
row -f label=purpose
row -f label=purpose=test
row -f label=purpose=other
row -f label=purpose -f label=absent
row -f before=x/new:1
row -f since=app:1
row -f until=2024-01-01
row -f until=1800000001
row -f until=1h
row -f reference=app
row -f reference='*'
row -f reference='*/*' -f reference='app:?'
row -f reference='registry.example:5000/*:*'
row -f reference='[a-b]pp'
row x/new
row 'x/*:2'
row --filter=reference=app --all=false
