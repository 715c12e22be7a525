"""Bands: the largest parts of a question within which the catalogue does not distinguish.

Conditions distinguish, and so do referrals and figures that an option implies.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from coopadvisor.catalogue.meaning import every_condition
from coopadvisor.catalogue.model import Catalogue, Choice, Clause, Question
from coopadvisor.reasoning.values import Value


class Band(Struct, frozen=True):
    """One option of a choice, or an inclusive range of a number, in the question's unit."""

    option: str = ""
    low: int = 0
    high: int = 0

    def nearest(self, value: Value) -> Value:
        """The value of this band that is nearest to *value*."""
        if self.option:
            return self.option
        return max(self.low, min(int(value), self.high))


@lru_cache(maxsize=16)
def bands_of(catalogue: Catalogue) -> dict[str, tuple[Band, ...]]:
    """The bands of every question, in the order of its options or figures."""
    return {question.id: _bands(catalogue, question) for question in catalogue.questions}


@lru_cache(maxsize=16)
def steps_of(catalogue: Catalogue) -> dict[str, tuple[int, ...]]:
    """How many steps up each band of every question lies, by which distances are counted.

    A step is where a condition divides a number: what else divides it is no distance
    (design section 3, point 2). The bands of a choice are a step apart.
    """
    return {
        question.id: tuple(range(len(bands)))
        if isinstance(question, Choice)
        else tuple(_steps(_divided(_conditions(catalogue), question), bands))
        for question in catalogue.questions
        for bands in (bands_of(catalogue)[question.id],)
    }


def _steps(starts: set[int], bands: tuple[Band, ...]) -> Iterator[int]:
    return (sum(start <= band.low for start in starts) for band in bands)


def _bands(catalogue: Catalogue, question: Question) -> tuple[Band, ...]:
    if isinstance(question, Choice):
        return tuple(Band(option=option.id) for option in question.options)
    referrals = (clause for referral in catalogue.referrals for clause in referral.when)
    starts = {question.minimum} | _divided(chain(_conditions(catalogue), referrals), question)
    for figure in _implied_figures(catalogue, question):
        starts |= {figure, figure + 1}
    lows = sorted(low for low in starts if question.minimum <= low <= question.maximum)
    highs = [*(low - 1 for low in lows[1:]), question.maximum]
    return tuple(Band(low=low, high=high) for low, high in zip(lows, highs, strict=True))


def _conditions(catalogue: Catalogue) -> Iterator[Clause]:
    return (condition for _, condition in every_condition(catalogue))


def _divided(clauses: Iterable[Clause], question: Question) -> set[int]:
    """The figures of a question at which one of some clauses begins or has just ended."""
    starts = set()
    for clause in clauses:
        if clause.question == question.id:
            if clause.low is not None:
                starts.add(clause.low)
            if clause.high is not None:
                starts.add(clause.high + 1)
    return starts


def _implied_figures(catalogue: Catalogue, question: Question) -> Iterator[int]:
    for asked in catalogue.questions:
        for option in asked.options if isinstance(asked, Choice) else ():
            if question.id in option.implies:
                yield int(option.implies[question.id])


def band_index(catalogue: Catalogue, question: Question, value: Value) -> int:
    """The position of the band that holds *value*."""
    bands = bands_of(catalogue)[question.id]
    if isinstance(question, Choice):
        return next(index for index, band in enumerate(bands) if band.option == value)
    return bisect_right(bands, int(value), key=lambda band: band.low) - 1


def join(bands: Iterable[Band]) -> tuple[Band, ...]:
    """The same values in fewer bands: neighbouring ranges of a number become one."""
    joined: list[Band] = []
    for band in bands:
        if joined and not band.option and joined[-1].high + 1 == band.low:
            joined[-1] = Band(low=joined[-1].low, high=band.high)
        else:
            joined.append(band)
    return tuple(joined)


def holds(clause: Clause, band: Band) -> bool:
    """Whether *clause* accepts the values of *band*, which no condition divides."""
    if clause.accepts is not None:
        return band.option in clause.accepts
    return (clause.low is None or clause.low <= band.low) and (
        clause.high is None or band.high <= clause.high
    )
