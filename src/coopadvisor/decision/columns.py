"""One question as the decisions see it: who is excluded and who is ahead, band by band."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property, reduce
from itertools import accumulate
from operator import and_, or_
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.catalogue.model import Catalogue, Choice, Condition, Force
from coopadvisor.decision.answers import Implied, implications
from coopadvisor.decision.partition import Band, bands_of, first_from

Mask = int  # one bit per instrument
Own = Mapping[int, Sequence[Condition]]  # conditions on one question, by instrument


class Side(NamedTuple):
    """The instruments that miss a number on one side, in the order in which they are near.

    That order is the same for every answer: ``levels`` has them all, those at one distance
    together, ``missed`` how many bands each level misses, and ``starts`` for each band the
    first level that misses it.
    """

    levels: tuple[Mask, ...]
    missed: tuple[int, ...]
    starts: tuple[int, ...]


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
    implies: tuple[Implied, ...]
    conditions: Own

    @cached_property
    def standings(self) -> tuple[tuple[Mask, Mask, Mask, Mask], ...]:
        """Who is excluded and who has nothing against it, each for certain and perhaps.

        Per band, and last while there is no answer.
        """
        fine = [one & ~out for one, out in zip(self.clear, self.broken, strict=True)]
        known = [(out, out, one, one) for out, one in zip(self.broken, fine, strict=True)]
        if self.optional:
            return (*known, (0, 0, -1, -1))
        both = [reduce(how, masks) for masks in (self.broken, fine) for how in (and_, or_)]
        return (*known, (both[0], both[1], both[2], both[3]))


def make_column(catalogue: Catalogue, place: int, conditions: Own, everyone: Mask) -> Column:
    """The column of the question at a place."""
    question = catalogue.questions[place]
    bands = bands_of(catalogue)[question.id]
    nothing: tuple[Implied, ...] = ((),) * len(bands)
    sides: tuple[Side, ...] = ()
    if isinstance(question, Choice):
        broken = _refused(conditions, "rule", bands)
        missed = _refused(conditions, "practice", bands)
    else:
        sides = _ranges(conditions, "practice", bands)
        broken = _outside(_ranges(conditions, "rule", bands), len(bands))
        missed = _outside(sides, len(bands))
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
    alone = make_column(catalogue, place, {bit: own}, mask)

    def merge(before: tuple[Mask, ...], now: tuple[Mask, ...]) -> tuple[Mask, ...]:
        return tuple([one & ~mask | other for one, other in zip(before, now, strict=True)])

    levels = []
    for side, own_side in zip(column.sides, alone.sides, strict=True):
        others = [level & ~mask for level in side.levels]
        merged = dict(zip(side.missed, others, strict=True))
        for number in own_side.missed:
            merged[number] = merged.get(number, 0) | mask
        levels.append(merged)
    return replace(
        column,
        broken=merge(column.broken, alone.broken),
        clear=merge(column.clear, alone.clear),
        sides=_sides(levels, len(column.broken)),
        conditions={**column.conditions, bit: own},
    )


def nearest(sides: tuple[Side, ...], band: int, left: Mask) -> Mask:
    """Of instruments that all miss an answer, those that are nearest: of a choice, all of them.

    The nearest of those above together with the nearest of those below.
    """
    if not sides:
        return left
    found = 0
    for levels, _, starts in sides:
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


def _ranges(conditions: Own, force: Force, bands: tuple[Band, ...]) -> tuple[Side, ...]:
    """The sides of a number: above a band, where ranges begin, and below it, where they end."""
    end = len(bands) - 1
    above: dict[int, Mask] = {}
    below: dict[int, Mask] = {}
    for bit, own in conditions.items():
        ranges = [one for one in own if one.force == force]
        if ranges:
            lows = [first_from(bands, one.low) for one in ranges if one.low is not None]
            highs = [first_from(bands, one.high + 1) - 1 for one in ranges if one.high is not None]
            first, last = max([0, *lows]), min([end, *highs])
            above[first] = above.get(first, 0) | 1 << bit
            below[end - last] = below.get(end - last, 0) | 1 << bit
    return _sides((above, below), len(bands))


def _sides(levels: Sequence[Mapping[int, Mask]], size: int) -> tuple[Side, ...]:
    """The sides of instruments by how many bands they miss, above from the first, then below."""
    sides = []
    for own, bands in zip(levels, (range(size), range(size)[::-1]), strict=False):
        missed = sorted([number for number, mask in own.items() if mask])
        starts = [bisect_right(missed, band) for band in bands]
        sides.append(Side(tuple([own[one] for one in missed]), tuple(missed), tuple(starts)))
    return tuple(sides)


def _outside(sides: tuple[Side, ...], size: int) -> tuple[Mask, ...]:
    """For each band, the instruments that miss it on some side."""
    masks = [0] * size
    for levels, _, starts in sides:
        beyond = [*accumulate(reversed(levels), or_, initial=0)][::-1]  # from each level on
        masks = [mask | beyond[start] for mask, start in zip(masks, starts, strict=True)]
    return tuple(masks)
