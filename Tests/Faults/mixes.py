"""Random commands side by side on one store, some of them killed."""
import os
import random
import subprocess

from world import World

OUTPUT = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}


def command(dice, number):
    return dice.choice([
        ["load", "-i", "a.tar"], ["import", "root.tar", f"d:{number}"], ["tag", "b:1", f"t:{number}"], ["rmi", "a:1"],
        ["prune", "-f"], ["save", "b:1", "-o", f"out{number}.tar"], ["config", "--env", "A=b", "b:1", f"c:{number}"],
        ["append", "-f", "root.tar", "b:1", f"n:{number}"], ["unpack", "b:1", f"tree{number}"]])


def start(world, dice, number):
    """A command that runs, and whether it may have been killed."""
    arguments = command(dice, number)
    process = subprocess.Popen([world.tote, *arguments], cwd=world.folder, env=world.environment(), **OUTPUT)
    killed = dice.random() < 0.2
    if killed:
        try:
            process.wait(dice.random() * 0.05)
        except subprocess.TimeoutExpired:
            process.kill()
    return arguments, process, killed


def mix(tote, base, seed):
    """Returns what is wrong after six commands at once."""
    dice = random.Random(seed)
    with World(tote, base) as world:
        wrong = []
        expected = {"b:1", "k:1", "m:2"}
        for arguments, process, killed in [start(world, dice, number) for number in range(6)]:
            errors = process.communicate()[1].decode()
            # rmi of a name that is not there, or not there any more, is the documented conflict.
            conflict = process.returncode == 4 and arguments[0] == "rmi"
            if process.returncode != 0 and not conflict and not (killed and process.returncode == -9):
                wrong.append(f"{' '.join(arguments)}: {process.returncode} {errors}")
            if process.returncode == 0 and arguments[0] in ("import", "tag", "config", "append"):
                expected.add(arguments[-1])
        wrong += [f"{name} is lost" for name in expected - world.names().keys()]
        wrong += outputs(world)
        world.must(["prune", "-f"])
        check = world.run(["--quiet", "store", "check"])
        if check.returncode:
            wrong.append((check.stdout + check.stderr).decode())
        left = [name for name in world.left() if not name.startswith(".tote-")]
        if left:
            wrong.append(f"left behind: {left}")
        return [f"mix, seed {seed}: {text}" for text in wrong]


def outputs(world):
    """What is there of archives and folders, but is not whole."""
    for name in os.listdir(world.folder):
        if name.startswith("out") and world.run(["--quiet", "verify", name]).returncode:
            yield f"{name} is not whole"
        if name.startswith("tree") and sorted(os.listdir(world.path(name) + "/b")) != ["0", "1", "2"]:
            yield f"{name} is not whole"
