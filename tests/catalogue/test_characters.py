"""No text holds a character that steers a terminal, reorders a line, or is none."""

import sys
import unicodedata

import pytest

from coopadvisor.catalogue.characters import CONTROL
from coopadvisor.catalogue.problems import DocumentError
from coopadvisor.catalogue.reading import parse

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]
HARMLESS_CONTROLS = {"\t", "\n"}
# Of the format characters these only join or part letters, or are a part of flags and signs.
REORDERING = {"\u061c", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F))}
REORDERING |= {*map(chr, range(0x2066, 0x2070)), "\ufeff", "\ufff9", "\ufffa", "\ufffb"}


def is_no_character(one: str) -> bool:
    return ord(one) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(one) <= 0xFDEF


def test_it_is_controls_separators_halves_marks_and_what_is_no_character() -> None:
    expected = {
        one
        for one in EVERY
        if (unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") and one not in HARMLESS_CONTROLS)
        or one in REORDERING
        or is_no_character(one)
    }

    assert {one for one in EVERY if CONTROL.search(one)} == expected


def test_nothing_that_reorders_text_is_forgotten() -> None:
    reordering = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")

    assert all(CONTROL.search(one) for one in EVERY if unicodedata.bidirectional(one) in reordering)


@pytest.mark.parametrize("one", ["\x0c", "\x0b", "\x1c", "\x85", "\u2028", "\ufffe", "\U0010ffff"])
@pytest.mark.parametrize("text", ["a: b{}\n", 'a: "b{}"\n', "{}: b\n", "a: b # {}\n"])
def test_it_is_refused_wherever_it_stands(one: str, text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(text.format(one), "file")

    (problem,) = caught.value.problems
    assert (problem.kind, problem.found) == ("control-character", f"U+{ord(one):04X}")
    assert (problem.line, problem.column) == (1, text.index("{") + 1)


@pytest.mark.parametrize(
    "escape", ["\\x0c", "\\v", "\\x1c", "\\N", "\\L", "\\uFFFE", "\\U0010FFFF"]
)
@pytest.mark.parametrize("text", ['a: "b{}"\n', '"{}": b\n'])
def test_it_is_refused_however_it_is_written(escape: str, text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(text.format(escape), "file")

    (problem,) = caught.value.problems
    assert (problem.kind, problem.line) == ("control-character", 1)
