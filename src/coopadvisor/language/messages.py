"""What the program itself says, from one gettext catalogue a language.

A message has a name, which stands in the code, and its words in every ``.po`` file, English
included. Texts about instruments are not here: they come with the catalogue.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from gettext import GNUTranslations
from pathlib import Path

from coopadvisor.catalogue.model import Language

LOCALE = Path(__file__).with_name("locale")


class Messages:
    """The messages of one language. Braces in them mark what is filled in."""

    def __init__(self, language: Language) -> None:
        with (LOCALE / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
            self._found = GNUTranslations(file)

    def __call__(self, name: str, /, **values: object) -> str:
        """A message, with *values* filled in where there are any."""
        text = self._found.gettext(name)
        return text.format(**values) if values else text

    def plural(self, name: str, number: int, /, **values: object) -> str:
        """The form of a message that goes with a number."""
        return self._found.ngettext(name, name, number).format(**values)

    @cached_property
    def colon(self) -> str:
        """A colon with the space that comes before it."""
        return self("colon")

    @cached_property
    def semicolon(self) -> str:
        """A semicolon with the space that comes before it."""
        return self("semicolon")

    @cached_property
    def sentence_end(self) -> str:
        """A full stop."""
        return self("sentence-end")


@lru_cache(maxsize=8)
def messages(language: Language) -> Messages:
    """Everything the program itself says, in one language."""
    return Messages(language)
