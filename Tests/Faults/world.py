"""A folder with a store in it, and what the commands need beside it."""
import hashlib
import io
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile


class World:
    """Made once by `build`; the others are copies of that one."""

    def __init__(self, tote, base=None):
        self.tote = tote
        self.folder = tempfile.mkdtemp(prefix="faults-")
        if base:
            shutil.rmtree(self.folder)
            shutil.copytree(base.folder, self.folder, symlinks=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return f"{self.folder}/{name}"

    def environment(self):
        return {"PATH": os.environ["PATH"], "HOME": self.folder, "TMPDIR": self.folder, "SOURCE_DATE_EPOCH": "0",
                "TOTE_STORE": self.path("store")}

    def run(self, arguments, before=()):
        return subprocess.run([*before, self.tote, *arguments], cwd=self.folder, env=self.environment(), timeout=120,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def must(self, arguments):
        result = self.run(arguments)
        if result.returncode:
            sys.exit(f"sweep: {arguments}: {result.stderr.decode()}")

    def build(self):
        for name in "abcm":
            self.write_tree(f"{name}-root.tar", name)
            self.must(["import", f"{name}-root.tar", f"{name}:1"])
        self.must(["save", "a:1", "-o", "a.tar"])
        self.must(["save", "a:1", "b:1", "-o", "two.tar"])
        self.must(["convert", "--format", "oci", "a.tar", "oci.tar"])
        self.must(["convert", "a.tar", "oci:layout"])
        self.must(["append", "-f", "c-root.tar", "m:1", "m:2"])
        self.must(["tag", "m:1", "k:1"])
        self.must(["rmi", "a:1", "c:1", "m:1"])
        self.write_tree("root.tar", "d")
        # An image without a name, for prune.
        self.must(["import", "c-root.tar", "b:1"])
        self.must(["import", "b-root.tar", "b:1"])
        with open(self.path("a.tar"), "rb") as file, open(self.path("broken.tar"), "wb") as broken:
            broken.write(file.read()[:-5000])

    def unpack(self, name):
        """A folder that was unpacked from b:1 and changed since."""
        self.must(["unpack", "b:1", name])
        with open(self.path(name) + "/new", "w") as file:
            file.write("new")
        os.utime(self.path(name) + "/new", (0, 0))
        os.utime(self.path(name), (0, 0))

    def write_tree(self, path, text):
        with tarfile.open(self.path(path), "w", format=tarfile.USTAR_FORMAT) as archive:
            for number in range(3):
                body = (text * 4000 + str(number)).encode()
                info = tarfile.TarInfo(f"{text}/{number}")
                info.size = len(body)
                archive.addfile(info, io.BytesIO(body))

    def names(self):
        """The image ID of each name."""
        result = self.run(["images", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}"])
        lines = [line.split() for line in result.stdout.decode().splitlines()]
        return {name: identifier for name, identifier in lines if not name.endswith("<none>")}

    def folders(self):
        """The folders that the store remembers."""
        return self.run(["ps", "--format", "{{.Folder}}"]).stdout.decode().split()

    def digest(self, name):
        """A digest of all that a file or folder is, but for what is temporary in it; `None` where there is none."""
        path = self.path(name)
        if not os.path.lexists(path):
            return None
        hasher = hashlib.sha256()
        for place in [path, *sorted(os.path.join(at, inner) for at, *more in os.walk(path) for inner in sum(more, []))]:
            if re.match(r"/(\.?staging(/|$)|\.tote-)", place[len(path):]):
                continue
            status = os.lstat(place)
            hasher.update(f"{place[len(path):]} {status.st_mode:o} {status.st_uid} ".encode())
            if stat.S_ISREG(status.st_mode):
                with open(place, "rb") as file:
                    hasher.update(hashlib.sha256(file.read()).digest())
        return hasher.hexdigest()

    def left_by_next(self):
        """What is left once others have written to the folder, to the layout, and to what is edited by way of TMPDIR."""
        self.must(["save", "b:1", "-o", "next.tar"])
        self.must(["convert", "oci.tar", "oci:layout"])
        self.must(["config", "--env", "NEXT=1", "--at", "two.tar", "b:1"])
        return self.left()

    def left(self):
        """Temporary files and folders that nobody needs any more."""
        left = [name for name in os.listdir(self.folder) if name.startswith((".tote-", "tote-"))]
        for place in ["store", "layout"]:
            inside = [name for name in os.listdir(self.path(place)) if name.startswith(".tote-")]
            folders = [self.path(place) + name for name in ("/staging", "/.staging")]
            left += inside + [name for folder in folders if os.path.isdir(folder) for name in os.listdir(folder)]
        return left
