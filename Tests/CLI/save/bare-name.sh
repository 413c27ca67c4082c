# A repository means all its tags, an ID and a digest mean no name, and what is named twice is written once.
tote tag app:1 app:2
show() { tote images -a --at - --format '{{.Repository}}:{{.Tag}}' | sort | tr '\n' ' '; echo; }
tote save app | show
tote save app:2 app:1 app:2 | tee both.tar | show
tar -xOf both.tar manifest.json | grep -o '"RepoTags":[^]]*]'
tote save $(tote images -q app:1) | tee id.tar | show
tar -xOf id.tar manifest.json | grep -o '"RepoTags":[^,]*'
tote save app@$(tote inspect -f '{{.Descriptor.digest}}' app:1) | show
tote save --name x app:1 app:2 | show
tote tag app:1 other:1
tote save app:1 nothing:1 -o none.tar
echo $? $(ls | grep -c none)
