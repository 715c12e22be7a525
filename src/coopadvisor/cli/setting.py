"""The language and catalogue of one run, which every command is given."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import click

from coopadvisor.catalogue.loading import load_catalogue
from coopadvisor.catalogue.model import Catalogue, Language
from coopadvisor.cli.quoting import command_line
from coopadvisor.cli.streams import tell
from coopadvisor.cli.surroundings import is_completing
from coopadvisor.language.errors import printable
from coopadvisor.language.messages import Messages, messages
from coopadvisor.language.voice import Voice, speak


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
