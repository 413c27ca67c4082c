# What cannot be is refused, and leaves everything as it was.
mkdir -p here/os-release there/etc/os-release
echo old >file
tote cp app:1:/etc/os-release here
tote cp app:1:/etc there
tote cp app:1:/etc file
tote cp app:1:/etc/os-release new/
tote cp app:1:/etc/os-release nowhere/new
tote cp app:1:/nothing here
tote cp file app:1
tote cp app:1:/etc/os-release file/
find file here there -printf '%y %p\n' | sort
cat file
