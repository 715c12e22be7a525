"""Command lines as a person pastes them into the shell of the system."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable

_BARE = re.compile(r"[\w@+=:,./\\-]+", re.ASCII)


def command_line(words: Iterable[str], system: str = os.name) -> str:
    """Words as one line that the system's shell takes apart into the same words."""
    if system == "nt":
        return " ".join(map(_quote_for_windows, words))
    return shlex.join(words)


def _quote_for_windows(word: str) -> str:
    """A word in double quotes, which cmd and PowerShell know.

    Backslashes count only before a double quote (Microsoft, "Parsing C++ command-line
    arguments").
    """
    if _BARE.fullmatch(word):
        return word
    escaped = re.sub(r'(\\*)"', r'\1\1\\"', word)
    return '"' + re.sub(r"(\\+)$", r"\1\1", escaped) + '"'
