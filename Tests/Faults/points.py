"""One fault at one call of a command, and what is wrong afterwards."""
import os
import re

from cases import CASES
from world import World

# What is done to files and folders, and the start of threads.
HURT = {
    "ENOSPC": ["openat", "write", "pwrite64", "copy_file_range", "rename", "link", "mkdir", "fsync", "fdatasync", "syncfs"],
    "EIO": ["openat", "openat2", "read", "pread64", "write", "pwrite64", "copy_file_range", "rename", "unlink", "rmdir",
            "unlinkat", "fsync", "fdatasync", "syncfs", "getdents64", "fchmod", "fchown", "utimensat", "lseek"],
    "EINTR": ["openat", "read", "pread64", "write", "pwrite64", "copy_file_range", "fsync", "fdatasync", "flock"],
    "EAGAIN": ["clone3"],
}
CALLS = sorted({call for calls in HURT.values() for call in calls} | {"fcntl"})


def expectation(tote, base, case):
    """What the command makes when nothing disturbs it, and what was there before."""
    with World(tote, base) as world:
        case.prepare(world)
        before = world.names()
        kept = world.digest(case.edits) if case.edits else None
        world.must(case.arguments)
        made = world.digest(case.changes) if case.changes else None
        return {"before": before, "after": world.names(), "kept": kept, "made": made}


def is_done(world, case, names, expected):
    if case.changes:
        return world.digest(case.changes) == expected["made"]
    if case.removes:
        return not os.path.lexists(world.path(case.removes)) and not world.folders()
    return names == expected["after"]


def faults(world, case, expected, is_over):
    """What is wrong with the store, the names and the output."""
    wrong = []
    if is_over or not case.heals:
        check = world.run(["--quiet", "store", "check"])
        if check.returncode:
            wrong.append("store check: " + (check.stdout + check.stderr).decode())
    names = world.names()
    for name in expected["before"].keys() | expected["after"].keys():
        allowed = {expected["before"].get(name), expected["after"].get(name)}
        if names.get(name) not in allowed:
            wrong.append(f"{name} is {names.get(name)}, not one of {allowed}")
    if case.grows and os.path.exists(world.path(case.grows + "/index.json")):
        verify = world.run(["--quiet", "verify", case.grows])
        if verify.returncode:
            wrong.append(f"{case.grows} is not in order: " + (verify.stdout + verify.stderr).decode())
    if case.edits and world.digest(case.edits) not in (expected["kept"], expected["made"]):
        wrong.append(f"{case.edits} is neither the old nor the new one")
    if case.output and world.digest(case.output) not in (None, expected["made"]):
        wrong.append(f"{case.output} is there, but not whole")
    return wrong, names


def point(tote, base, name, expected, call, what, number):
    """One fault. Returns `None` where the command makes fewer such calls, else what is wrong."""
    case = CASES[name]
    with World(tote, base) as world:
        case.prepare(world)
        log = world.folder + ".log"
        result = world.run(case.arguments, ["strace", "-f", "-qq", "-o", log, "-e", f"trace={call}", "-e",
                                            f"inject={call}:{what}:when={number}"])
        with open(log, errors="replace") as file:
            text = file.read()
        os.unlink(log)
        is_killed = "signal" in what
        # strace counts for each thread: beyond the calls of all threads there is nothing to hit.
        if ("killed by SIGKILL" if is_killed else "(INJECTED)") not in text:
            return None
        # The dynamic loader and the start of the program are not what is tried.
        if b"error while loading shared" in result.stderr or b"SYNOPSIS" in result.stdout:
            return None
        wrong, names = faults(world, case, expected, is_over=False)
        done = is_done(world, case, names, expected)
        if result.returncode == 0 and not done:
            wrong.append("success, but nothing was done")
        if result.returncode < 0 and not is_killed:
            wrong.append(f"ended by signal {-result.returncode}")
        # Each thread counts for itself: the message may be the call that fails.
        is_muted = re.search(r"write\(2, .*INJECTED", text)
        if result.returncode > 0 and not is_killed and not is_muted and b"tote: " not in result.stderr:
            wrong.append("it failed without a word")
        if "EINTR" in what and result.returncode:
            wrong.append("an interrupted call was not made again: " + result.stderr.decode())
        return [f"{name} {call} {what} when={number}: {text}" for text in wrong + repeat(world, case, expected, done)]


def repeat(world, case, expected, done):
    """What is wrong once the command was run again."""
    # What is taken away already, or there already, cannot be so once more. Others that write there clean up.
    if done and (case.takes or case.removes or case.changes):
        left = world.left() and world.left_by_next()
        return [f"left behind: {left}"] if left else []
    again = world.run(case.arguments)
    wrong, names = faults(world, case, expected, is_over=True)
    if again.returncode:
        wrong.append("again: " + again.stderr.decode())
    if not is_done(world, case, names, expected):
        wrong.append("again: nothing was done")
    if world.left():
        wrong.append(f"left behind: {world.left()}")
    return wrong


def calls(tote, base, case):
    """How many calls of each kind the busiest thread of a command makes."""
    with World(tote, base) as world:
        case.prepare(world)
        log = world.folder + ".log"
        world.run(case.arguments, ["strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(CALLS)])
        counts = {}
        with open(log, errors="replace") as file:
            for line in file:
                found = re.match(r"(\d+) +(\w+)\(", line)
                if found:
                    key = (found[2], found[1])
                    counts[key] = counts.get(key, 0) + 1
        os.unlink(log)
    most = {}
    for (call, _), number in counts.items():
        most[call] = max(most.get(call, 0), number)
    return most


def sweep(tote, base, name, pool, stride):
    """All faults of a command, or every so many. Prints and returns what is wrong, and how many there were."""
    case = CASES[name]
    expected = expectation(tote, base, case)
    work = []
    for call, number in sorted(calls(tote, base, case).items()):
        whats = ["signal=SIGKILL"] + [f"error={error}" for error, hurt in HURT.items() if call in hurt]
        work += [(call, what, when) for what in whats for when in range(1, number + 1)]
    results = list(pool.map(lambda item: point(tote, base, name, expected, *item), work[::stride]))
    hit = [result for result in results if result is not None]
    wrong = [line for result in hit for line in result]
    print(f"{name}: {len(hit)} injection points, {len(wrong)} violations", flush=True)
    return wrong, len(hit)
