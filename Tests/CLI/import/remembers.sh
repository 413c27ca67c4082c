# What an exported tar says of its image is taken over; instructions and --platform come on top, --plain leaves it alone.
export SOURCE_DATE_EPOCH=0 DOCKER_DEFAULT_PLATFORM=linux/s390x
tote export -o tree.tar app:1
for options in "" "--platform=linux/arm64" "--plain" "-c ENV=X=1" "-c CMD=x"; do
    case $options in -c*) set -- -c "$(echo "${options#-c }" | tr = ' ' | sed 's/X 1/X=1/')" ;; *) set -- $options ;; esac
    tote import -m changed "$@" tree.tar t:1
    tote inspect -f '{{.Os}}/{{.Architecture}} {{json .Config.Cmd}} {{json .Config.Env}} {{json .Config.Labels}} {{.Comment}}' t:1
done
tote import -m squashed tree.tar t:1 >/dev/null
tote history --format '{{.CreatedBy}}|{{.Comment}}|{{.Size}}' t:1
gzip -c tree.tar | tote import -m squashed - t:2 | sed 's/.*/an ID/'
tote inspect -f '{{json .Config}}' t:2
