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

    Between two percent signs cmd looks for the name of a variable, in quotes too; none has
    quotes in its name.
    """
    if _BARE.fullmatch(word):
        return word
    if word.count("%") > 1:
        return "%".join(map(_in_quotes, word.split("%")))
    return _in_quotes(word)


def _in_quotes(text: str) -> str:
    """A text in double quotes.

    Backslashes count only before one (Microsoft, "Parsing C++ command-line arguments").
    """
    escaped = re.sub(r'(\\*)"', r'\1\1\\"', text)
    return '"' + re.sub(r"(\\+)$", r"\1\1", escaped) + '"'
