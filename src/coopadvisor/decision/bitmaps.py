"""Every situation as one bit: sets of situations are integers, and set operations decide them.

A bitmap index, as databases keep one (O'Neil and Quass, "Improved query performance with
variant indexes", SIGMOD 1997, section 2): per question and band, the situations that have
it. What the rules say of one situation is said of all of them by a few operations on long
integers. It serves catalogues of some hundred thousand situations; larger ones are searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import prod

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Mask, Side
from coopadvisor.decision.table import Rules, rules_for
from coopadvisor.diagrams.diagram import places_in

Set = int  # of situations, one bit each

MOST_SITUATIONS = 1 << 19  # 64 kB a set


class Bitmaps(Struct, frozen=True, eq=False):
    """The situations of a catalogue under one choice of overlays.

    ``bands``: per place and band, the situations with it; a place that is left out has none.
    ``follows``: per place, those in which its answer follows from another one. ``wins``: per
    instrument, those that recommend it. ``alone``: those that recommend no other.
    """

    bands: tuple[tuple[Set, ...], ...]
    consistent: Set
    follows: tuple[Set, ...]
    wins: tuple[Set, ...]
    alone: tuple[Set, ...]

    def recommending(self, winners: Mask) -> Set:
        """The situations that recommend these instruments and no others."""
        same = self.consistent
        for bit, wins in enumerate(self.wins):
            same &= wins if winners >> bit & 1 else ~wins
        return same

    def situations(self, chosen: Set) -> Iterator[Situation]:
        """The situations of a set, in the order of their answers."""
        while chosen:
            one = chosen & -chosen
            chosen ^= one
            yield tuple(
                next((band for band, held in enumerate(bands) if held & one), None)
                for bands in self.bands
            )


@lru_cache(maxsize=32)
def bitmaps_for(catalogue: Catalogue, held: Situation) -> Bitmaps | None:
    """The situations that agree with the bands *held*, and answer no other optional question.

    Nothing where they are more than `MOST_SITUATIONS`. *held* must hold every answer that
    brings overlays.
    """
    rules = rules_for(catalogue, held)
    sizes = [
        1 if band is not None or column.optional else len(column.broken)
        for column, band in zip(rules.columns, held, strict=True)
    ]
    total = prod(sizes)
    if total > MOST_SITUATIONS:
        return None
    everything = (1 << total) - 1
    bands = []
    stride = total
    for column, only, size in zip(rules.columns, held, sizes, strict=True):
        stride //= size
        if only is None and not column.optional:
            bands.append(_blocks(size, stride, total))
        else:
            number = len(column.broken)
            bands.append(tuple([everything * (band == only) for band in range(number)]))
    consistent, follows = _follow(rules, bands, everything)
    wins = _contest(rules, bands, consistent)
    return Bitmaps(tuple(bands), consistent, follows, wins, _alone(wins))


def _blocks(size: int, stride: int, total: int) -> tuple[Set, ...]:
    """The situations with each band of a question: blocks of a stride, over and over."""
    found = []
    for band in range(size):
        pattern, width = ((1 << stride) - 1) << (band * stride), size * stride
        while width < total:
            pattern |= pattern << width
            width *= 2
        found.append(pattern & ((1 << total) - 1))
    return tuple(found)


def _follow(
    rules: Rules, bands: list[tuple[Set, ...]], everything: Set
) -> tuple[Set, tuple[Set, ...]]:
    """The situations without contradiction, and where each answer follows from another."""
    follows = [0] * len(bands)
    for column, here in zip(rules.columns, bands, strict=True):
        for implied, situations in zip(column.implies, here, strict=True):
            for place, band in implied:
                follows[place] |= situations
                everything &= ~situations | bands[place][band]
    return everything, tuple(follows)


def _contest(rules: Rules, bands: list[tuple[Set, ...]], consistent: Set) -> tuple[Set, ...]:
    """The contest of `winners`, for all situations at once."""
    left = [consistent] * len(rules.instruments)
    for column, here in zip(rules.columns, bands, strict=True):
        for broken, situations in zip(column.broken, here, strict=True):
            for bit in places_in(broken):
                left[bit] &= ~situations
    for place, clear, sides in rules.ranked:
        for band, situations in enumerate(bands[place]):
            if situations:
                _compare(left, clear[band], sides, band, situations)
    return tuple(left)


def _alone(wins: tuple[Set, ...]) -> tuple[Set, ...]:
    once = twice = 0
    for one in wins:
        twice |= once & one
        once |= one
    return tuple(one & ~twice for one in wins)


def _compare(
    left: list[Set], clear: Mask, sides: tuple[Side, ...], band: int, situations: Set
) -> None:
    """Keep who misses nothing in some situations, or, where all miss, who is nearest."""
    fine = 0
    for bit in places_in(clear):
        fine |= left[bit] & situations
    rest = situations & ~fine
    nearest = dict.fromkeys(range(len(left)), rest) if not sides else {}
    for side in sides:
        missing = rest
        for level in side.levels[side.starts[band] :]:
            found = 0
            for bit in places_in(level):
                here = left[bit] & missing
                found |= here
                nearest[bit] = nearest.get(bit, 0) | here
            missing &= ~found
    for bit, one in enumerate(left):
        if not clear >> bit & 1:
            left[bit] = one & (~situations | nearest.get(bit, 0))
