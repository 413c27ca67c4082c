# Aliases are not followed, depth and nodes are bounded, and an alias that stands for no text is an error.
python3 - <<'END'
names = "abcdefghijklmnopqrstuvwxyz"
lines = ["a: &a [x, x]"] + [f"{n}: &{n} [{', '.join(['*' + o] * 9)}]" for o, n in zip(names, names[1:])]
open("bomb.yaml", "w").write("\n".join(lines) + "\nimage: app:1\n")
open("deep.yaml", "w").write("[" * 100000)
open("loop.yaml", "w").write("a: &a [*a]\nimage: *a\n")
open("null.yaml", "w").write("image:\n")
open("escape.yaml", "w").write('image: "\\e[31m"\n')
END
tote save -o a.tar --from-yaml bomb.yaml && tote images -q --at a.tar
for file in deep loop null escape; do tote save -o b.tar --from-yaml $file.yaml; echo $?; done
test ! -e b.tar
