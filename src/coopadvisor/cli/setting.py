"""The language and catalogue of one run, and the command lines that give the same again."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable
from functools import cached_property

import click

from coopadvisor.catalogue.loading import load_catalogue
from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.cli.surroundings import is_completing, tell
from coopadvisor.language.errors import printable
from coopadvisor.language.messages import Messages, messages
from coopadvisor.language.voice import Voice, speak

_BARE = re.compile(r"[\w@+=:,./\\-]+", re.ASCII)


class Setting:
    """Carried by the parser's context. The catalogue is only read when something needs it."""

    def __init__(self, language: Language, path: str | None) -> None:
        self.language = language
        self.path = path
        self._chosen = [] if path is None else ["--catalogue", printable(path)]
        self._told = False

    @property
    def words(self) -> Messages:
        """Our own words in the language of this run."""
        return messages(self.language)

    @property
    def program(self) -> str:
        """How a command on this catalogue begins."""
        return command_line(["coopadvisor", *self._chosen])

    def command(self, *words: str, more: Iterable[str] = ()) -> str:
        """A command line to paste, on this catalogue and in this language."""
        return command_line(["coopadvisor", *words, *self._chosen, "--lang", self.language, *more])

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue in use. Raises `CatalogueError`."""
        return load_catalogue(self.path)

    @cached_property
    def voice(self) -> Voice:
        """The catalogue's texts in the language of this run."""
        return self.speak(self.catalogue)

    def speak(self, catalogue: Catalogue) -> Voice:
        """The texts of a catalogue in the language of this run; once, that it has others."""
        if self.language not in catalogue.languages and not self._told and not is_completing():
            self._told = True
            tell(self.words("catalogue-language", language=catalogue.languages[0]))
        return speak(catalogue, self.language)


def setting_of(ctx: click.Context) -> Setting:
    """The setting of the run that a context belongs to."""
    found = ctx.find_root().obj
    assert isinstance(found, Setting)
    return found


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
