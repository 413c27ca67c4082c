# Headers count, not names: an archive may have the same member a million times.
python3 -c '
import io, tarfile
with tarfile.open("app.tar") as old, tarfile.open("again.tar", "w") as new:
    for member in old:
        new.addfile(member, old.extractfile(member) if member.isfile() else None)
    for _ in range(30):
        new.addfile(tarfile.TarInfo("../outside"), None)'
tote --set-limit archive-members=30 load -i app.tar
tote --set-limit archive-members=30 load -i again.tar; echo $?
tote --set-limit archive-members=30 load <again.tar; echo $?
