# A docker archive has one platform of an image: two are refused, not written by halves. Platforms add up.
sh "$(dirname "$0")/../three-platforms"
tote --store s save --format docker --platform linux/amd64,linux/arm64 multi:1 -o two.tar; echo $?
tote --store s save --format docker --platform linux/arm64 multi:1 -o one.tar; echo $?
tote --store s save --platform linux/amd64 --platform linux/s390x multi:1 -o both.tar; echo $?
tote --store t load --platform linux/amd64 --platform linux/s390x -q -i both.tar; echo $?
tote --store t images --tree | grep -o 'linux/[a-z0-9]*'
ls -- *.tar
