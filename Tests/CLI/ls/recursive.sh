# All folders, and one layer alone with its whiteouts.
tote ls -R app:1
echo --
tote ls -lR --at app.tar --layer 2
