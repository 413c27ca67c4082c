"""The commands that are disturbed, and what must be true of each whatever happens."""
import dataclasses
import os


@dataclasses.dataclass
class Case:
    """One command."""
    arguments: list
    # The name it gives; another image may have had it before.
    makes: str = None
    # The name it takes away.
    takes: str = None
    # What it writes besides the store: a file or a folder that is there whole or not at all.
    output: str = None
    # An archive that it changes: it is as before or as it should be.
    edits: str = None
    # A layout that it adds to or changes, blob by blob; what its index names must be there and whole.
    grows: str = None
    # What it removes, step by step.
    removes: str = None
    # Makes the world as the command needs it.
    prepare: callable = lambda world: None
    # Whether the store is damaged before.
    heals: bool = False

    @property
    def changes(self):
        """What is in its place when the command is done, besides the store."""
        return self.output or self.edits or self.grows


def damage(world):
    """Changes a byte of the layer of a:1, and leaves the staging folder of a process that is gone."""
    world.must(["load", "-i", "oci.tar"])
    result = world.run(["inspect", "--format", "{{range .RootFS.Layers}}{{.}}{{end}}", "a:1"])
    layer = world.path("store/blobs/sha256/" + result.stdout.decode().strip()[7:])
    os.chmod(layer, 0o644)
    with open(layer, "r+b") as file:
        file.seek(600)
        file.write(b"?")
    os.makedirs(world.path("store/staging/1-left"))
    open(world.path("store/staging/1-left/lock"), "w").close()


CASES = {
    "load": Case(["load", "-i", "a.tar"], makes="a:1"),
    "import": Case(["import", "root.tar", "d:1"], makes="d:1"),
    "tag": Case(["tag", "b:1", "e:1"], makes="e:1"),
    "retag": Case(["tag", "b:1", "k:1"], makes="k:1"),
    "rmi": Case(["rmi", "k:1"], takes="k:1"),
    "prune": Case(["prune", "-f"]),
    "save": Case(["save", "b:1", "-o", "out.tar"], output="out.tar"),
    "convert": Case(["convert", "--format", "oci", "a.tar", "out.tar"], output="out.tar"),
    "convert-layout": Case(["convert", "a.tar", "oci:out"], grows="out"),
    "convert-into": Case(["convert", "oci.tar", "oci:layout"], grows="layout"),
    "unpack": Case(["unpack", "b:1", "out"], output="out"),
    "bundle": Case(["unpack", "--bundle", "b:1", "out"], output="out"),
    "commit": Case(["commit", "tree", "n:1"], makes="n:1", prepare=lambda world: world.unpack("tree")),
    "export": Case(["export", "-o", "out.tar", "m:2"], output="out.tar"),
    "config": Case(["config", "--env", "A=b", "b:1", "n:1"], makes="n:1"),
    "squash": Case(["squash", "m:2", "n:1"], makes="n:1"),
    "append": Case(["append", "-f", "root.tar", "b:1", "k:1"], makes="k:1"),
    "recompress": Case(["recompress", "--compress", "zstd", "b:1", "n:1"], makes="n:1"),
    "config-at": Case(["config", "--env", "A=b", "--at", "a.tar"], edits="a.tar"),
    "tag-at": Case(["tag", "--at", "a.tar", "a:1", "z:1"], edits="a.tar"),
    "rmi-at": Case(["rmi", "--at", "two.tar", "a:1"], edits="two.tar"),
    "salvage": Case(["salvage", "--from", "oci.tar", "broken.tar", "-o", "out.tar"], output="out.tar"),
    "repair": Case(["store", "repair", "--from", "oci.tar"], prepare=damage, heals=True),
    "rm": Case(["rm", "tree"], removes="tree", prepare=lambda world: world.unpack("tree")),
}
