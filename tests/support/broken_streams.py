"""Running the program with streams that are closed, broken or full, as a shell can leave them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from running import Result

PROGRAM = (sys.executable, "-m", "coopadvisor")


def redirect(redirections: str, *words: str, env: Mapping[str, str] | None = None) -> Result:
    """Run a command line with a shell's redirections, such as ``>&-`` for a closed stdout."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirections}', "sh", *PROGRAM, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, **(env or {})},
        check=False,
        timeout=60,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))


def in_a_removed_folder(folder: Path, *words: str) -> Result:
    """Run a command line in a folder that is removed before the program starts."""
    folder.mkdir()
    done = subprocess.run(
        ["/bin/sh", "-c", 'cd "$0" && rmdir "$0" && exec "$@"', str(folder), *PROGRAM, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def into_a_closed_pipe(*words: str) -> Result:
    """Run a command line whose standard output nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*PROGRAM, *words],
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writer)
    return Result(done.returncode, "", done.stderr.decode())
