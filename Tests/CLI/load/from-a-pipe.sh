# A compressed archive from a pipe gives the same image as the file.
gzip -c app.tar | tote --store s load
tote --store s inspect -f "{{.Id}}" app:1
