# Who types `images ls` means something else, and is told.
tote images ls
tote images nothing
tote image ls ls
