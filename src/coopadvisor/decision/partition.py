"""Bands: the largest parts of a question within which the catalogue does not distinguish.

Conditions distinguish, and so do referrals and figures that an option implies.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice, Clause, Number, Question
from coopadvisor.catalogue.records import every_condition
from coopadvisor.decision.values import Value
from coopadvisor.diagrams.diagram import Bits


class Band(Struct, frozen=True, gc=False):
    """One option of a choice, or an inclusive range of a number, in the question's unit."""

    option: str = ""
    low: int = 0
    high: int = 0

    @property
    def value(self) -> Value:
        """A value of this band: of a range its lower end, unless that is nothing."""
        return self.option or self.low or self.high

    def nearest(self, value: Value) -> Value:
        """The value of this band that is nearest to *value*."""
        if self.option:
            return self.option
        return max(self.low, min(int(value), self.high))


@lru_cache(maxsize=16)
def bands_of(catalogue: Catalogue) -> dict[str, tuple[Band, ...]]:
    """The bands of every question, in the order of its options or figures."""
    starts = _starts(catalogue)
    found = {}
    for question in catalogue.questions:
        if isinstance(question, Choice):
            bands = [Band(option=option.id) for option in question.options]
        else:
            least, most = question.minimum, question.maximum
            inside = [one for one in sorted(starts[question.id]) if least < one <= most]
            ranges = pairwise([least, *inside, most + 1])
            bands = [Band(low=low, high=following - 1) for low, following in ranges]
        found[question.id] = tuple(bands)
    return found


def _starts(catalogue: Catalogue) -> dict[str, set[int]]:
    """The figures of each question at which something begins, or has just ended."""
    found: dict[str, set[int]] = {
        question.id: set() for question in catalogue.questions if isinstance(question, Number)
    }
    referrals = (referral.when for referral in catalogue.referrals)
    for clause in chain[Clause](every_condition(catalogue), *referrals):
        if clause.low is not None:
            found[clause.question].add(clause.low)
        if clause.high is not None:
            found[clause.question].add(clause.high + 1)
    for question in catalogue.questions:
        for option in question.options if isinstance(question, Choice) else ():
            for name, figure in option.implies.items():
                if name in found:
                    found[name] |= {int(figure), int(figure) + 1}
    return found


def band_index(catalogue: Catalogue, question: Question, value: Value) -> int:
    """The position of the band that holds *value*."""
    bands = bands_of(catalogue)[question.id]
    if isinstance(question, Choice):
        return bands.index(Band(option=str(value)))
    return first_from(bands, int(value) + 1) - 1


def first_from(bands: tuple[Band, ...], figure: int) -> int:
    """The position of the first band of a number that does not begin below a figure."""
    return bisect_left(bands, figure, key=lambda band: band.low)


def bands_that_meet(catalogue: Catalogue, clause: Clause) -> Bits:
    """The bands of its question that a clause accepts; it divides none of them."""
    bands = bands_of(catalogue)[clause.question]
    if clause.accepts is not None:
        return sum(1 << at for at, band in enumerate(bands) if band.option in clause.accepts)
    first = 0 if clause.low is None else first_from(bands, clause.low)
    end = len(bands) if clause.high is None else first_from(bands, clause.high + 1)
    return (1 << end) - (1 << first)


def join(bands: Iterable[Band]) -> tuple[Band, ...]:
    """The same values in fewer bands: neighbouring ranges of a number become one."""
    joined: list[Band] = []
    for band in bands:
        if joined and not band.option and joined[-1].high + 1 == band.low:
            joined[-1] = Band(low=joined[-1].low, high=band.high)
        else:
            joined.append(band)
    return tuple(joined)


def band_value(catalogue: Catalogue, name: str, band: Band) -> str | dict[str, int | None]:
    """An option, or the range of a number, ``null`` where it has no upper end."""
    if band.option:
        return band.option
    question = next(one for one in catalogue.questions if one.id == name)
    top = isinstance(question, Number) and band.high >= question.maximum
    return {"from": band.low, "to": None if top else band.high}
