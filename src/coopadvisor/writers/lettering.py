"""How much room letters take, without a font to measure: a little more than any common one."""

from __future__ import annotations

import re
import unicodedata

SIZE = 12
LINE = 15
# Advance widths in hundredths of the size, after DejaVu Sans, the widest of the usual fonts.
_WIDTHS = {
    letter: width
    for letters, width in {
        "ijl'|.,:;!’‘·": 33,
        "ftrI()[]/ -\u00a0\u202f": 41,
        "csxyzvkJ?«»": 60,
        "abdeghnopqu": 64,
        "w—%": 86,
        "mWMOQ@…": 101,
    }.items()
    for letter in letters
}
_DIGIT = 64
_CAPITAL = 76
_WIDE = 140  # ideographs and emoji
_OTHER = 100
BOLD = 1.12  # times the room of plain text
_PLANE = "\uffff"  # what comes after is mostly emoji


def width_of(text: str) -> float:
    """The room that a line of text takes at most, in pixels."""
    return sum(map(_width, text)) * SIZE / 100


def bold_width_of(text: str) -> float:
    """The room that a line of bold text takes at most, in pixels."""
    return width_of(text) * BOLD


def fold_text(text: str, width: float) -> tuple[str, ...]:
    """Lines of at most *width* pixels; a word that is wider by itself is cut."""
    lines: list[str] = []
    for word in words_of(text):
        if lines and width_of(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines += _cut(word, width)
    return tuple(lines)


def words_of(text: str) -> list[str]:
    """What lines may be broken between: no-break spaces hold together."""
    return re.split(r"[ \t\r\n]+", text.strip(" \t\r\n"))


def _cut(word: str, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _width(letter: str) -> int:
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _WIDTHS:
        return _WIDTHS[plain]
    if "0" <= plain <= "9":
        return _DIGIT
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(letter) in "WF" or letter > _PLANE:
        return _WIDE
    return _CAPITAL if plain.isascii() else _OTHER
