"""Killing a process at random moments while it writes one file over and over.

As a program, ``python tests/support/killed_writers.py KILLS``:
the long run, so many kills of each kind.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
WAYS = ("new", "replaced", "linked")
SIZE = 300_000
WHOLE = {"a" * SIZE, "b" * SIZE}
_WRITER = f"""
import itertools, signal, sys
from pathlib import Path
from coopadvisor.cli.files import create, overwrite

way, path = sys.argv[1], Path("a.md")
for number in {[int(one) for one in SIGNALS[:-1]]}:
    signal.signal(number, signal.SIG_DFL)  # a background job may have been told to ignore it
print("ready", flush=True)
for letter in itertools.cycle("ab"):
    if way == "new":
        path.unlink(missing_ok=True)
        create(path, letter * {SIZE})
    else:
        overwrite(path, letter * {SIZE})
"""


def kill_a_writer(folder: Path, way: str, number: signal.Signals, delay: float) -> str:
    """What is wrong after the kill: nothing, if all is as it should be."""
    path = folder / "a.md"
    path.write_text("a" * SIZE, encoding="utf-8")
    if way == "linked":
        (folder / "b.md").hardlink_to(path)
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, way],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(delay)
        writer.send_signal(number)
    named = {one.read_text(encoding="utf-8") for one in folder.glob("[ab].md")}
    beside = [one.read_text(encoding="utf-8") for one in folder.glob(".*")]
    last_resort = number is signal.SIGKILL and way == "linked" and WHOLE & set(beside)
    if writer.returncode != -number:
        return f"ended with {writer.returncode}"
    if len(beside) > (number is signal.SIGKILL):
        return f"left {len(beside)} behind"
    return "" if named <= WHOLE or last_resort else "torn"


def main(kills: int) -> None:
    """Kill so many writers of each kind, and print what went wrong."""
    random.seed(0)
    for way in WAYS:
        for number in SIGNALS:
            wrong = []
            for _ in range(kills):
                with tempfile.TemporaryDirectory() as folder:
                    wrong.append(kill_a_writer(Path(folder), way, number, random.random() / 50))
            faults = [one for one in wrong if one]
            sys.stdout.write(f"{way:9} {number.name:8} {kills} kills, {len(faults)} faults ")
            sys.stdout.write(f"{faults[:3]}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
