"""What the process was started in: language, terminal or not, and which kind of prompts fit."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Mapping, Sequence

from coopadvisor.catalogue.model import Language
from coopadvisor.language.messages import DEFAULT, languages

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
