tote tree app:1
