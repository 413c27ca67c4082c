# What is there is listed all the same.
tote ls app:1 /nowhere etc /etc/os-release/
