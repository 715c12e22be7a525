"""The name that somebody probably meant, found with a bounded amount of work."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

MOST_SUGGESTED = 100  # mistakes for which a name is looked for: more than people read
MOST_COMPARED = 1000  # names among which it is looked for
LONGEST = 60  # characters of a name; comparing takes the product of two lengths


def nearest(word: str, names: Iterable[str]) -> str:
    """The name that *word* probably stands for, or an empty text.

    Long words are not compared, and only the first `MOST_COMPARED` names are.
    """
    import difflib  # only worth its time for a mistake

    if len(word) > LONGEST:
        return ""
    known = islice(names, MOST_COMPARED)
    by_lower = {name.lower(): name for name in known if len(name) <= LONGEST}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else ""


class Suggestions:
    """Looks for names for the first mistakes of a file, and no longer after that."""

    def __init__(self) -> None:
        self._left = MOST_SUGGESTED

    def nearest(self, word: str, names: Iterable[str]) -> str:
        """The name that *word* probably stands for, or an empty text."""
        if not self._left:
            return ""
        self._left -= 1
        return nearest(word, names)
