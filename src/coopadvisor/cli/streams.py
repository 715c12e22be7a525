"""Standard output and error as a shell can leave them: closed, broken, full, in any encoding."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from coopadvisor.cli.surroundings import wants_plain

if TYPE_CHECKING:
    from coopadvisor.documents.blocks import Document

MAX_COLUMNS = 1_000  # more than any screen has; a table as wide as it is told would fill the memory


class _Closed(io.TextIOBase):
    """What is written to a stream that was closed before the start is lost, and that is said."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


def prepare_streams() -> None:
    """Stand in for closed streams; print a question mark rather than fail on a character."""
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:  # nobody can be told anything; the exit code still says it
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (until exit)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def terminal_size() -> tuple[int, int]:
    """Columns and lines of the terminal, or what ``COLUMNS`` says as far as it makes sense."""
    size = shutil.get_terminal_size()
    return min(size.columns, MAX_COLUMNS), size.lines


def tell(text: str) -> None:
    """Say something on standard error. Where nobody can be told, the exit code says it alone."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def write_document(text: str) -> None:
    """Write what programs read on: as UTF-8, unless it is shown on a terminal."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout.write(text)


def show(document: Document, *, plain: bool) -> int:
    """Print a page, as wide and as colourful as the terminal is; the exit code."""
    from rich.console import Console

    from coopadvisor.writers.terminal import write_terminal

    columns, lines = terminal_size()
    stacked = plain or wants_plain(os.environ)
    console = Console(
        file=sys.stdout,
        width=columns,  # with a height too, or rich takes a dumb terminal to have 80
        height=lines,
        color_system=None if stacked else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    write_terminal(document, console, stacked=stacked)
    return 0


def abandon_output() -> None:
    """Nothing more can be said to a reader that has gone, not even at exit."""
    if not isinstance(sys.stdout, _Closed):
        _abandon(sys.stdout)


def _abandon(stream: TextIO) -> None:
    """Let go of what a stream still holds: Python would try again at exit, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
