tote diff app:1 app:3
