"""Breaking text into lines without breaking figures, French punctuation or addresses."""

from __future__ import annotations

import textwrap

_KEPT = str.maketrans({"\u00a0": "\ue000", "\u202f": "\ue001"})
_BACK = str.maketrans({"\ue000": "\u00a0", "\ue001": "\u202f"})


def wrap(text: str, width: int, first: str = "") -> list[str]:
    """Lines of at most *width* columns; what follows the first hangs under its text.

    textwrap and rich both break at no-break spaces, which would tear "10 000 €" and
    "Quel pays ?" apart. Long words, addresses above all, stay whole to be copied.
    """
    lines = textwrap.wrap(
        text.translate(_KEPT),
        max(width, 20),
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.translate(_BACK) for line in lines] or [first.rstrip()]
