"""One question as the decisions see it: who is excluded and who ranks where, band by band."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue, Choice, Condition, Force, Question
from coopadvisor.reasoning.answers import Follow, implications
from coopadvisor.reasoning.bands import Band, bands_of, holds, steps_of

Mask = int  # one bit per instrument


class Column(Struct, frozen=True):
    """One question as the decisions see it; every tuple has an entry per band.

    ``broken``: the instruments that a rule excludes. ``missed``: those with a
    reservation. ``distances``: for each instrument, by how many bands its practice is
    missed (1 for a choice). ``ranks``: all instruments by their distance, nearest first.
    ``implies``: what follows.

    The other masks speak of all bands together: whom every one excludes, whom some one
    does, who has neither exclusion nor reservation on every one, and on some one.
    """

    question: str
    optional: bool
    broken: tuple[Mask, ...]
    missed: tuple[Mask, ...]
    distances: tuple[tuple[int, ...], ...]
    ranks: tuple[tuple[Mask, ...], ...]
    implies: tuple[tuple[Follow, ...], ...]
    always_broken: Mask
    ever_broken: Mask
    always_clear: Mask
    ever_clear: Mask


def make_column(
    catalogue: Catalogue,
    place: int,
    question: Question,
    conditions: tuple[tuple[Condition, ...], ...],
) -> Column:
    """The column of the question at a place, for the conditions of all instruments."""
    bands, steps = bands_of(catalogue)[question.id], steps_of(catalogue)[question.id]
    nothing: tuple[tuple[Follow, ...], ...] = ((),) * len(bands)
    return _fill_column(
        question,
        [_excluded(own, question, bands) for own in conditions],
        tuple(_distances(own, question, bands, steps) for own in conditions),
        implications(catalogue).get(place, nothing),
    )


def remake_column(
    catalogue: Catalogue, before: Column, place: int, instrument: int, own: tuple[Condition, ...]
) -> Column:
    """A column with other conditions of one instrument; those of the others are not looked at."""
    question = catalogue.questions[place]
    bands, steps = bands_of(catalogue)[question.id], steps_of(catalogue)[question.id]
    excluded = [
        [bool(broken >> bit & 1) for broken in before.broken]
        for bit in range(len(before.distances))
    ]
    excluded[instrument] = _excluded(own, question, bands)
    distances = list(before.distances)
    distances[instrument] = _distances(own, question, bands, steps)
    return _fill_column(question, excluded, tuple(distances), before.implies)


def _fill_column(
    question: Question,
    excluded: list[list[bool]],
    distances: tuple[tuple[int, ...], ...],
    implies: tuple[tuple[Follow, ...], ...],
) -> Column:
    """A column from what each instrument makes of each band."""
    bands = range(len(implies))
    everyone = (1 << len(distances)) - 1
    broken = tuple(_mask(own[band] for own in excluded) for band in bands)
    missed = tuple(_mask(own[band] > 0 for own in distances) for band in bands)
    levels = [sorted({own[band] for own in distances}) for band in bands]
    clear = [everyone & ~(out | behind) for out, behind in zip(broken, missed, strict=True)]
    return Column(
        question=question.id,
        optional=question.optional,
        broken=broken,
        missed=missed,
        distances=distances,
        ranks=tuple(
            tuple(_mask(own[band] == level for own in distances) for level in levels[band])
            for band in bands
        ),
        implies=implies,
        always_broken=reduce(and_, broken),
        ever_broken=reduce(or_, broken),
        always_clear=reduce(and_, clear),
        ever_clear=reduce(or_, clear),
    )


def _excluded(
    conditions: tuple[Condition, ...], question: Question, bands: tuple[Band, ...]
) -> list[bool]:
    """For each band, whether a rule of one instrument excludes it."""
    rules = _met(conditions, question, bands, "rule")
    return [not all(met[band] for met in rules) for band in range(len(bands))]


def _met(
    conditions: tuple[Condition, ...], question: Question, bands: tuple[Band, ...], force: Force
) -> list[list[bool]]:
    """For each condition of a force on a question, whether each band meets it."""
    return [
        [holds(one, band) for band in bands]
        for one in conditions
        if one.question == question.id and one.force == force
    ]


def _distances(
    conditions: tuple[Condition, ...],
    question: Question,
    bands: tuple[Band, ...],
    steps: tuple[int, ...],
) -> tuple[int, ...]:
    """For each band, how far one instrument's practice is from it: 0 where it is met."""
    practices = _met(conditions, question, bands, "practice")
    return tuple(
        max((_distance(met, band, question, steps) for met in practices), default=0)
        for band in range(len(bands))
    )


def _distance(met: list[bool], band: int, question: Question, steps: tuple[int, ...]) -> int:
    if met[band]:
        return 0
    if isinstance(question, Choice):
        return 1
    return min(abs(steps[band] - steps[other]) for other, reached in enumerate(met) if reached)


def _mask(bits: Iterable[bool]) -> Mask:
    return sum(1 << place for place, bit in enumerate(bits) if bit)
