"""The name that somebody probably meant, found with a bounded amount of work."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

MOST_COMPARED = 1000  # names among which one is looked for
MOST_COMPARISONS = 20_000  # of names, in one file
LONGEST_TYPED = 60  # characters of a name; comparing takes the product of two lengths


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
