# What is no archive, or a damaged one, gives one line and its status, from a file and from a pipe; the store stays as it is.
python3 - <<'END'
import io, tarfile
def copy(source, target, change):
    with tarfile.open(source) as old, tarfile.open(target, "w", format=tarfile.USTAR_FORMAT) as new:
        for member in old:
            data = change(member.name, old.extractfile(member).read())
            if data is not None:
                member.size = len(data)
                new.addfile(member, io.BytesIO(data))
layer = [name for name in tarfile.open("app.tar").getnames() if name.endswith("layer.tar")][1]
blob = tarfile.open("app-oci.tar").getnames()[-1]
copy("app.tar", "missing-layer", lambda name, data: None if name == layer else data)
copy("app.tar", "wrong-layer", lambda name, data: data[:600] + b"X" + data[601:] if name == layer else data)
copy("app-oci.tar", "missing-blob", lambda name, data: None if name == blob else data)
copy("app-oci.tar", "wrong-blob", lambda name, data: data[:-1] + b"X" if name == blob else data)
copy("app.tar", "missing-config", lambda name, data: None if name.endswith("c.json") else data)
copy("app.tar", "wrong-json", lambda name, data: b"[{" if name == "manifest.json" else data)
copy("app.tar", "no-images", lambda name, data: b"[]" if name == "manifest.json" else data)
END
gzip -c app.tar | head -c 30000 >cut-gzip; zstd -qc app.tar | head -c 30000 >cut-zstd; xz -c app.tar | head -c 30000 >cut-xz
head -c 40000 app-oci.tar | gzip -n >cut-inside; echo "no archive" >text; : >nothing; tar -cf other rootfs.tar.gz; mkdir folder
tote --store s load -q -i app.tar >/dev/null && cp -r s before
for file in missing-layer wrong-layer missing-blob wrong-blob missing-config wrong-json no-images cut-gzip cut-zstd cut-xz cut-inside \
    text nothing other folder absent; do
    tote --store s load -i $file 2>err
    echo "$?: $(cat err)"
    test -f $file && { tote --store s load <$file 2>err; echo "$? $(wc -l <err)"; }
done
diff -r s before && echo unchanged
tote --store s load -i docker-archive:app.tar:other
echo $?
tote --store s load --rename app -i app.tar
tote --store s load --rename app=a:1 -i app.tar
tote --store s load --rename app:1=x --rename app:1=y -i app.tar
tote --store s load --name app:1 -i app.tar
tote --store s load --platform linux/a/b/c -i app.tar
