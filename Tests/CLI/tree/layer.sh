# What one layer did, from an archive.
tote tree --at app.tar --layer 2
tote tree --at app.tar --layer 3
