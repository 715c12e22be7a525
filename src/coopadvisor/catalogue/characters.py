"""The characters that no text may hold, read or written: one definition for all of them."""

from __future__ import annotations

import re

_HARMFUL = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls; blanks, tabs and line feeds are fine
    r"\u2028\u2029"  # separators at which some programs begin a new line
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks that reorder or reshape text on screen
    r"\ufff9-\ufffb"  # marks of annotations, which hide a part of the text
    r"\ufeff\ud800-\udfff"  # byte order marks; halves of characters, which UTF-8 cannot write
    r"\ufdd0-\ufdef"  # what Unicode says is no character, here and at the end of each plane
)
_LAST_OF_PLANES = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))

CONTROL = re.compile(f"[{_HARMFUL}{_LAST_OF_PLANES}]")


def code_of(character: str) -> str:
    """``U+001B``, which can be shown where the character itself cannot."""
    return f"U+{ord(character):04X}"
