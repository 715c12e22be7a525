"""A number in words: the ranges that a list offers, each standing for a figure within it."""

from __future__ import annotations

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Number
from coopadvisor.decision.partition import Band, bands_of

MOST_RANGES = 8  # a longer list is slower than typing
DIGITS = 2  # of the figure that stands for a range


class Range(Struct, frozen=True):
    """Part of a band, as people name it: ``low`` and ``high`` may be one off its ends.

    They are ``None`` where the question's own limit is the only one. ``value`` lies in the band.
    """

    low: int | None
    high: int | None
    value: int


def is_amount(catalogue: Catalogue, question: Number) -> bool:
    """Whether a number is counted as what instruments give."""
    given = (one.funding for one in catalogue.instruments)
    return any(funding != "unsaid" and funding.unit == question.unit for funding in given)


def ranges_of(catalogue: Catalogue, question: Number) -> tuple[Range, ...]:
    """The ranges of an amount, or the single figures of any other number; none, if few or many.

    In an amount nobody means a single figure that happens to be a limit; elsewhere nothing
    stands for several figures.
    """
    bands = bands_of(catalogue)[question.id]
    wide = is_amount(catalogue, question)
    found = tuple(_range(question, band) for band in bands if (band.low < band.high) == wide)
    return found if 1 < len(found) <= MOST_RANGES else ()


def _range(question: Number, band: Band) -> Range:
    if band.low == band.high:
        return Range(band.low, band.high, band.low)
    opens = band.low <= question.minimum
    ends = band.high >= question.maximum
    low = None if opens else min(band.low, band.low - 1, key=_significant)
    high = None if ends else min(band.high, band.high + 1, key=_significant)
    top = min(band.high, 2 * band.low) if ends and not opens else band.high
    return Range(low, high, _round_within(band, (band.low + top) // 2))


def _round_within(band: Band, figure: int) -> int:
    step = int(10 ** max(len(str(figure)) - DIGITS, 0))
    return max(band.low, min(round(figure / step) * step, band.high))


def _significant(figure: int) -> int:
    return len(str(figure).rstrip("0"))
