# All images of a compose file are in the archive, with the tags that the environment says; a missing one is an error.
sample=$(dirname "$0")/../../../samples/compose-images
tote tag app:1 registry.example/team/web:3
cat >compose.yaml <<'END'
services:
  web: {image: "registry.example/team/web:${WEB_TAG:?which one}"}
  app: {image: "app:${APP_TAG:-1}"}
END
echo WEB_TAG=3 >.env
sh "$sample" compose.yaml out.tar.gz | awk '{ print $1, $2, $3 }'
tote --store there load -i out.tar.gz
APP_TAG=9 sh "$sample" compose.yaml none.tar.gz
echo $? $(ls | grep -c none)
