tote ls --layer 3 app:1
