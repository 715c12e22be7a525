"""Finding an instrument by whatever name people know it by, and what a wrong name stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from itertools import islice

from coopadvisor.catalogue.model import Catalogue, Former, Instrument

LONGEST_NAME = 1000  # characters that are compared: piled accents take the square of their number
MOST_COMPARED = 1000  # names among which one is looked for
MOST_COMPARISONS = 20_000  # of names, in one file
LONGEST_TYPED = 60  # characters of a name; comparing takes the product of two lengths


def find_instrument(catalogue: Catalogue, name: str) -> Instrument | Former | None:
    """The instrument with this name in any case and without regard to accents.

    Letters win over full names, and current instruments over former ones that bore
    the same name.
    """
    wanted = fold_name(name)
    for known, letters in known_names(catalogue).items():
        if fold_name(known) == wanted:
            return next(one for one in everyone(catalogue) if one.id == letters)
    return None


def everyone(catalogue: Catalogue) -> list[Instrument | Former]:
    """All instruments, the current ones first."""
    return [*catalogue.instruments, *catalogue.former]


def known_names(catalogue: Catalogue) -> dict[str, str]:
    """Every name of every instrument, each with the letters it stands for."""
    names = {one.id: one.id for one in everyone(catalogue)}
    for one in everyone(catalogue):
        for other in (*one.name.values(), *one.aliases):
            names.setdefault(other, one.id)
    return names


def fold_name(name: str) -> str:
    """Compare without case, accents, kind of apostrophe and blanks."""
    plain = unicodedata.normalize("NFKD", name[:LONGEST_NAME].replace("’", "'"))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(letters.casefold().split())


def closest(word: str, names: Collection[str]) -> str:
    """The name that *word* probably stands for, or an empty text.

    Long words are not compared, and only the first `MOST_COMPARED` names are.
    """
    import difflib  # only worth its time for a mistake

    if len(word) > LONGEST_TYPED:
        return ""
    known = islice(names, MOST_COMPARED)
    by_lower = {name.lower(): name for name in known if len(name) <= LONGEST_TYPED}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else ""


class Suggestions:
    """Looks for names for the first mistakes of a file: more of them than people read."""

    def __init__(self) -> None:
        self._left = MOST_COMPARISONS

    def nearest(self, word: str, names: Collection[str]) -> str:
        """The name that *word* probably stands for, or an empty text."""
        self._left -= min(len(names), MOST_COMPARED)
        return closest(word, names) if self._left >= 0 else ""
