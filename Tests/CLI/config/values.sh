# Each option, in the order in which they are applied; nothing in a value is expanded.
export SOURCE_DATE_EPOCH=1700000001
tote config --env DEBUG=1 --env 'PATH=$PATH:/opt' --label team=blue --entrypoint '["/app/run"]' --cmd 'serve now' \
    --user 1000:1000 --workdir srv --expose 80 --expose 53-54/udp --volume /data --stop-signal INT \
    --healthcheck '--interval=5s CMD true' --onbuild 'RUN x' --shell '["/bin/ash", "-c"]' --author 'A. Uthor' \
    --architecture arm64 --variant v8 -m 'for the field' app:1 app:2
tote inspect -f '{{json .Config}}' app:2
tote inspect -f '{{.Created}} {{.Author}} {{.Os}} {{.Architecture}} {{.Variant}}' app:2
tote inspect -f '{{json .RootFS.Layers}}' app:1 app:2 | uniq | wc -l
tote history --no-trunc --format '{{.CreatedBy}} | {{.Comment}} | {{.Size}}' app:2 | head -1
