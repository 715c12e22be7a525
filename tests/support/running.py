"""Running the program: in this process where speed matters, as a process where streams do."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import NamedTuple


class Result(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def invoke(*words: str) -> Result:
    """Run a command line in this process, without terminals."""
    from coopadvisor.cli.main import run

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(words)
    return Result(code, out.getvalue(), err.getvalue())


def execute(
    *words: str, env: Mapping[str, str] | None = None, given: str | bytes = b"", cwd: object = None
) -> Result:
    """Run a command line as a process of its own; *given* is its standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "coopadvisor", *words],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        env={**os.environ, **(env or {})},
        cwd=str(cwd) if cwd is not None else None,
        check=False,
        timeout=60,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())
