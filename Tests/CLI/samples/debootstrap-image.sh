# A tree becomes an image, the same one each time; a script stands in for debootstrap.
sample=$(dirname "$0")/../../../samples/debootstrap-image
mkdir bin && cat >bin/debootstrap <<'END'
#!/bin/sh
echo "I: Retrieving $2 from $4"
mkdir -p "$3/etc" "$3/bin" "$3/var/cache/apt/archives" "$3/var/lib/apt/lists" "$3/var/log"
echo 12.1 >"$3/etc/debian_version"
echo "$$" >"$3/var/log/bootstrap.log"
END
chmod +x bin/debootstrap && PATH="$PWD/bin:$PATH"
export SOURCE_DATE_EPOCH=1700000000
sh "$sample" bookworm debian:12 2>err >id && cat err
sh "$sample" bookworm debian:again 2>/dev/null | cmp - id && echo "the same again"
tote inspect -f '{{.Comment}} {{json .Config.Cmd}} {{json .Config.Labels}} {{.Created}}' debian:12
tote export debian:12 | tar -t | sort | tr '\n' ' '; echo
