# What cannot be written is told of, the version as everything else; no file gets the number of a stream that is closed.
tote --version >/dev/full; echo $?
tote --version >&-; echo $?
tote help >&-; echo $?
tote images >&-; echo $?
tote save app:1 -o copy.tar >&- 2>&- <&-; echo $?
tote images -q --at copy.tar
tote load <&-; echo $?
tote --version
