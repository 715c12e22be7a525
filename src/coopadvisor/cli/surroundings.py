"""What the process was started with: its language and words, its terminal, and its streams.

A shell can leave standard output and error closed, broken, full, in any encoding.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from coopadvisor.catalogue.model import Language
from coopadvisor.language.messages import DEFAULT, languages

if TYPE_CHECKING:
    from coopadvisor.documents.blocks import Document

MAX_COLUMNS = 1_000  # more than any screen has; a table as wide as it is told would fill the memory
_OFF = ("", "0", "false", "no")


def can_prompt(environ: Mapping[str, str]) -> bool:
    """Whether somebody is there to answer: stdin and stderr are terminals, and this is no CI."""
    unattended = environ.get("CI", "").lower() not in _OFF
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr) and not unattended


def wants_plain(environ: Mapping[str, str]) -> bool:
    """Whether the terminal or the person asks for plain lines without control sequences."""
    return environ.get("TERM") == "dumb" or environ.get("ACCESSIBLE", "").lower() not in _OFF


def _is_terminal(stream: object) -> bool:
    # A closed descriptor gives no stream at all.
    return stream is not None and stream.isatty()  # type: ignore[attr-defined]


def is_completing() -> bool:
    """Whether a shell asks what a command could go on with; nothing else is to be said then."""
    return "_COOPADVISOR_COMPLETE" in os.environ


def language_of(environ: Mapping[str, str], system: str = "") -> Language:
    """The locale's language by POSIX precedence; English where it is none of the program's.

    *system* is the locale of a system that does not put it into the environment.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            if value.split(".")[0] in ("C", "POSIX"):
                return DEFAULT
            return _spoken(environ.get("LANGUAGE") or value)  # LANGUAGE refines a real locale
    return _spoken(system)


def _spoken(locale: str) -> Language:
    wanted = re.split("[_.@:-]", locale.lower())[0]
    return wanted if wanted in languages() else DEFAULT


def system_locale() -> str:
    """The language of the desktop on Windows, like ``fr_FR``; nothing elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return locale.windows_locale.get(number, "")


def typed_words(arguments: Sequence[str], environ: Mapping[str, str]) -> list[str]:
    """The command line, or the one that a shell asks to complete."""
    broken = environ.get("COMP_WORDS")
    line = broken or environ.get("_TYPER_COMPLETE_ARGS")
    if "_COOPADVISOR_COMPLETE" not in environ or not line:
        return list(arguments)
    try:
        words = shlex.split(line)
    except ValueError:  # an open quote, while it is being typed
        words = line.split()
    return rejoin(words) if broken else words


def rejoin(words: Sequence[str]) -> list[str]:
    """The words of a command line that bash has broken at ``=``."""
    whole: list[str] = []
    for word in words:
        last = whole[-1] if whole else ""
        option, equals, value = last.partition("=")
        if option.startswith("--") and not value and (equals or word == "="):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


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
