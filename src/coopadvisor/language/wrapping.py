"""Breaking text into lines without breaking figures, French punctuation or addresses."""

from __future__ import annotations

import textwrap

MAX_WIDTH = 100  # longer lines are tiring to read


def wrap(text: str, width: int, first: str = "") -> list[str]:
    """Lines of at most *width* columns; what follows the first hangs under its text.

    rich breaks at no-break spaces, which would tear "10 000 €" and "Quel pays ?" apart.
    Long words, addresses above all, stay whole to be copied.
    """
    lines = textwrap.wrap(
        text,
        max(width, 20),
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first.rstrip()]
