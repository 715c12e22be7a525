"""Ctrl-C outside an interview: wherever the program is, it ends with 130 and says nothing."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

# Sends itself the signal at one of the calls that the program makes, from its entry to its exit.
PROGRAM = """
import os, signal, sys
from coopadvisor.__main__ import main
left = int(sys.argv.pop(1))
def count(frame, event, argument):
    global left
    left -= 1
    if left == 0:
        signal.raise_signal(signal.SIGINT)
sys.setprofile(count)
main()
"""
NEVER = 10**9
ASK = ("ask", "--cnrs-unit", "no", "--format", "json")


def interrupted(call: int, *words: str, ignored: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command line that gets the signal at its *call*-th call."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.default_int_handler)
    try:
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, str(call), *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        signal.signal(signal.SIGINT, before)


# From importing the first module over reading the catalogue to printing: some 290 000 calls.
@pytest.mark.parametrize("call", [10, 300, 3_000, 30_000, 90_000, 150_000, 200_000, 250_000])
@pytest.mark.parametrize("words", [ASK, ("check",)], ids=["ask", "check"])
def test_ctrl_c_ends_the_program_with_130_and_without_a_traceback(
    call: int, words: tuple[str, ...]
) -> None:
    done = interrupted(call, *words)

    assert (done.returncode, done.stderr) == (130, "")


def test_where_the_signal_is_ignored_it_stays_ignored() -> None:
    done = interrupted(3_000, *ASK, ignored=True)

    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == interrupted(NEVER, *ASK).stdout
