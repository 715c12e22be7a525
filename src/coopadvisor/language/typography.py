"""The spaces of a language: where a line may not end."""

from __future__ import annotations

import re

from coopadvisor.catalogue.model import Language
from coopadvisor.catalogue.text import Text

NBSP = "\u00a0"
# Before high punctuation and signs, inside quotes, and between groups of three figures
# (Lexique des règles typographiques en usage à l'Imprimerie nationale).
_FRENCH = re.compile(r" (?=[;:!?»€%])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))")


def typeset(text: Text, language: Language) -> str:
    """A text in one language, or in its first, with the spaces of French unbreakable.

    People who keep a catalogue type ordinary ones, which a line would end at.
    """
    spoken = text.spoken(language)
    return hold_together(text[spoken]) if spoken == "fr" else text[spoken]


def hold_together(french: str) -> str:
    """The same for French words that stand alone."""
    return _FRENCH.sub(NBSP, french)
