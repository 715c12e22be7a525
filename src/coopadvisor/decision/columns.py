"""One question as the decisions see it: who is excluded and who is ahead, band by band."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_, or_
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.catalogue.model import Catalogue, Choice, Condition, Force, Question
from coopadvisor.decision.answers import Follow, implications
from coopadvisor.decision.partition import Band, bands_of, first_from

Mask = int  # one bit per instrument
Own = Mapping[int, Sequence[Condition]]  # conditions on one question, by instrument


class Side(NamedTuple):
    """The instruments that miss a number on one side, in the order in which they are near.

    That order is the same for every answer: ``levels`` has them all, those at one distance
    together, ``missed`` how many bands each level misses, and ``starts`` for each band the
    first level that misses it. ``bands`` counts them from the end that is missed first.
    """

    levels: tuple[Mask, ...]
    missed: tuple[int, ...]
    starts: tuple[int, ...]
    bands: range


class Column(Struct, frozen=True, eq=False, dict=True):
    """One question as the decisions see it; every tuple of masks has an entry per band.

    ``broken``: the instruments that a rule excludes. ``clear``: those that miss no practice.
    ``sides``: of a number, those whose ranges lie above and those whose ranges lie below;
    none for a choice, which is missed in one way only. ``implies``: what follows.
    ``conditions``: what all this was made of.
    """

    question: str
    optional: bool
    broken: tuple[Mask, ...]
    clear: tuple[Mask, ...]
    sides: tuple[Side, ...]
    implies: tuple[tuple[Follow, ...], ...]
    conditions: Own

    @cached_property
    def always_broken(self) -> Mask:
        """Whom every band excludes."""
        return reduce(and_, self.broken)

    @cached_property
    def ever_broken(self) -> Mask:
        """Whom some band excludes."""
        return reduce(or_, self.broken)

    @cached_property
    def always_clear(self) -> Mask:
        """Who has neither exclusion nor reservation on every band."""
        return reduce(and_, self._fine)

    @cached_property
    def ever_clear(self) -> Mask:
        """Who has neither exclusion nor reservation on some band."""
        return reduce(or_, self._fine)

    @property
    def _fine(self) -> list[Mask]:
        return [one & ~out for one, out in zip(self.clear, self.broken, strict=True)]

    @property
    def requires(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each band, the places and bands that follow."""
        return tuple(
            [tuple([(one.place, one.band) for one in follows]) for follows in self.implies]
        )


def make_column(
    catalogue: Catalogue, place: int, question: Question, conditions: Own, everyone: Mask
) -> Column:
    """The column of the question at a place."""
    bands = bands_of(catalogue)[question.id]
    nothing: tuple[tuple[Follow, ...], ...] = ((),) * len(bands)
    if isinstance(question, Choice):
        broken = _refused(conditions, "rule", bands)
        missed = _refused(conditions, "practice", bands)
        sides: tuple[Side, ...] = ()
    else:
        broken = _outside(_spans(conditions, "rule", bands), len(bands))
        usual = _spans(conditions, "practice", bands)
        missed = _outside(usual, len(bands))
        sides = _sides(usual, len(bands))
    return Column(
        question=question.id,
        optional=question.optional,
        broken=broken,
        clear=tuple([everyone & ~one for one in missed]),
        sides=sides,
        implies=implications(catalogue).get(place, nothing),
        conditions=conditions,
    )


def revise_column(
    catalogue: Catalogue, place: int, column: Column, bit: int, own: Sequence[Condition]
) -> Column:
    """The column at a place, had one instrument these conditions on its question."""
    mask = 1 << bit
    alone = make_column(catalogue, place, catalogue.questions[place], {bit: own}, mask)

    def merge(before: tuple[Mask, ...], now: tuple[Mask, ...]) -> tuple[Mask, ...]:
        return tuple([one & ~mask | other for one, other in zip(before, now, strict=True)])

    sides = zip(column.sides, alone.sides, strict=True)
    return replace(
        column,
        broken=merge(column.broken, alone.broken),
        clear=merge(column.clear, alone.clear),
        sides=tuple([_revise_side(side, own_side, mask) for side, own_side in sides]),
        conditions={**column.conditions, bit: own},
    )


def nearest(sides: tuple[Side, ...], band: int, left: Mask) -> Mask:
    """Of instruments that all miss an answer, those that are nearest: of a choice, all of them.

    The nearest of those above together with the nearest of those below.
    """
    if not sides:
        return left
    found = 0
    for levels, _, starts, _ in sides:
        for level in range(starts[band], len(levels)):
            if left & levels[level]:
                found |= left & levels[level]
                break
    return found


def _refused(conditions: Own, force: Force, bands: tuple[Band, ...]) -> tuple[Mask, ...]:
    """For each option, the instruments with a condition of a force that does not accept it."""
    taken = dict.fromkeys([band.option for band in bands], 0)
    concerned = 0
    for bit, own in conditions.items():
        accepted = [set(one.accepts or ()) for one in own if one.force == force]
        if accepted:
            concerned |= 1 << bit
            for option in set.intersection(*accepted):
                taken[option] |= 1 << bit
    return tuple([concerned & ~one for one in taken.values()])


class _Span(NamedTuple):
    """From which band to which all conditions of one instrument are met; crossed where never."""

    instrument: Mask
    first: int
    last: int


def _spans(conditions: Own, force: Force, bands: tuple[Band, ...]) -> list[_Span]:
    """What each instrument with conditions of a force accepts of a number."""
    found = []
    for bit, own in conditions.items():
        ranges = [one for one in own if one.force == force]
        if ranges:
            lows = [first_from(bands, one.low) for one in ranges if one.low is not None]
            highs = [first_from(bands, one.high + 1) - 1 for one in ranges if one.high is not None]
            found.append(_Span(1 << bit, max([0, *lows]), min([len(bands) - 1, *highs])))
    return found


def _outside(spans: list[_Span], size: int) -> tuple[Mask, ...]:
    """For each band, the instruments that do not reach it."""
    begins = _joined((one.first, one.instrument) for one in spans)
    ended = _joined((one.last + 1, one.instrument) for one in spans)
    above, below = reduce(or_, begins.values(), 0), 0
    masks = []
    for band in range(size):
        above &= ~begins.get(band, 0)
        below |= ended.get(band, 0)
        masks.append(above | below)
    return tuple(masks)


def _sides(spans: list[_Span], size: int) -> tuple[Side, Side]:
    """Who is nearer above a band, where ranges begin, and below it, where they end."""
    above = _joined((one.first, one.instrument) for one in spans)
    below = _joined((size - 1 - one.last, one.instrument) for one in spans)
    return _side(above, range(size)), _side(below, range(size)[::-1])


def _side(levels: Mapping[int, Mask], bands: range) -> Side:
    """The side of instruments by how many bands they miss, of *bands* from its end on."""
    missed = sorted(levels)
    return Side(
        tuple([levels[number] for number in missed]),
        tuple(missed),
        tuple([bisect_right(missed, band) for band in bands]),
        bands,
    )


def _revise_side(side: Side, alone: Side, mask: Mask) -> Side:
    """A side on which the instruments of a mask stand as they do alone."""
    levels = {
        number: level & ~mask
        for number, level in zip(side.missed, side.levels, strict=True)
        if level & ~mask
    }
    for number, level in zip(alone.missed, alone.levels, strict=True):
        levels[number] = levels.get(number, 0) | level
    return _side(levels, side.bands)


def _joined(instruments: Iterable[tuple[int, Mask]]) -> dict[int, Mask]:
    """The instruments of each band together."""
    joined: dict[int, Mask] = {}
    for band, mask in instruments:
        joined[band] = joined.get(band, 0) | mask
    return joined
