"""Layers of real files: Debian's packages and all that they depend on, as a root file system is built up layer by layer.

The packages are downloaded by apt from where this machine gets its own. The bytes are the same wherever the package
lists are: every time stamp, owner and order is fixed.
"""
import os
import subprocess
import sys

# Each layer adds what its packages need and the layers below do not have.
LAYERS = [
    "base-files bash coreutils dpkg apt tar util-linux gzip sed grep findutils login passwd hostname",
    "python3 perl ca-certificates openssl curl",
    "g++ make git",
    "postgresql-15 vim",
]
TIME = 1700000000


def apt(*arguments, **more):
    """Runs apt-get as if nothing were installed."""
    return subprocess.run(["apt-get", "-qq", "-o", "Dir::State::status=/dev/null", "-o", "APT::Install-Recommends=0",
                           "-o", "APT::Sandbox::User=root", *arguments], check=True, stdout=subprocess.PIPE, text=True, **more)


def needed(packages):
    lines = apt("--print-uris", "install", *packages).stdout.splitlines()
    return sorted(line.split()[1].split("_")[0] for line in lines if line.startswith("'"))


def write(work, fill, layer, names):
    folder = f"{work}/{layer}"
    os.makedirs(f"{folder}/root")
    apt("download", *names, cwd=folder)
    for package in sorted(name for name in os.listdir(folder) if name.endswith(".deb")):
        subprocess.run(["dpkg-deb", "-x", f"{folder}/{package}", f"{folder}/root"], check=True)
    subprocess.run(["tar", "-C", f"{folder}/root", "--sort=name", "--format=gnu", "--numeric-owner", "--owner=0", "--group=0",
                    f"--mtime=@{TIME}", "-cf", fill, "."], check=True)
    subprocess.run(["rm", "-rf", folder], check=True)


def layers(work):
    """What writes each layer to a path."""
    below = set()
    for layer, packages in enumerate(LAYERS):
        names = [name for name in needed(packages.split()) if name not in below]
        below.update(names)
        print(f"  layer {layer}: {len(names)} packages", file=sys.stderr)
        yield lambda path, layer=layer, names=names: write(work, path, layer, names)
