"""What the program itself says, from one gettext catalogue a language.

A message has a name, which stands in the code, and its words in every ``.po`` file, English
included. Texts about instruments are not here: they come with the catalogue.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path

from coopadvisor.catalogue.model import Language

LOCALE = Path(__file__).with_name("locale")


DEFAULT: Language = "en"


class Messages:
    """The messages of one language. Braces in them mark what is filled in.

    What a language lacks is said in English. ``colon`` and ``semicolon`` come with the space
    that stands before them, ``sentence_end`` is a full stop.
    """

    def __init__(self, language: Language) -> None:
        self._found = _load(language)
        if language != DEFAULT:
            self._found.add_fallback(_load(DEFAULT))
        self.colon = self("colon")
        self.semicolon = self("semicolon")
        self.sentence_end = self("sentence-end")

    def __call__(self, name: str, /, **values: object) -> str:
        """A message, with *values* filled in where there are any."""
        text = self._found.gettext(name)
        return text.format(**values) if values else text

    def plural(self, name: str, number: int, /, **values: object) -> str:
        """The form of a message that goes with a number."""
        return self._found.ngettext(name, name, number).format(**values)

    def is_singular(self, number: float) -> bool:
        """Whether a number of things is said in the singular.

        Where nought is, all is that is less than two (CLDR, rules of plurals).
        """
        return number < 2 if self._found.plural(0) == 0 else number == 1  # type: ignore[attr-defined]  # noqa: PLR2004


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """The languages of the program: each that has a catalogue of messages."""
    return tuple(sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/messages.mo")))


@lru_cache(maxsize=8)
def messages(language: Language) -> Messages:
    """Everything the program itself says, in one language."""
    return Messages(language)


def _load(language: Language) -> GNUTranslations:
    with (LOCALE / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        return GNUTranslations(file)
