"""The questions of two catalogues as one set of variables, divided where either divides them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.completions import reading_order
from coopadvisor.decision.partition import Band, bands_of
from coopadvisor.decision.table import Rules
from coopadvisor.diagrams.compilation import Variables


class Side(Struct, frozen=True, eq=False):
    """One of two catalogues, with what is answered there and the rules under that."""

    catalogue: Catalogue
    rules: Rules
    situation: Situation

    def bands(self, place: int | None) -> tuple[Band, ...]:
        """The bands of the question at a place."""
        return () if place is None else bands_of(self.catalogue)[self.rules.columns[place].question]


class Block(Struct, frozen=True):
    """Values between which neither catalogue distinguishes, and the band each has them in."""

    values: Band
    bands: tuple[int, int]


class JointVariable(Struct, frozen=True):
    """A question that either catalogue leaves open: its places, ``None`` where it is not asked."""

    question: str
    blocks: tuple[Block, ...]
    places: tuple[int | None, int | None]


def join_variables(old: Side, new: Side) -> tuple[JointVariable, ...]:
    """The questions that the new one leaves open in its order, then those of the old one alone."""
    before, after = (
        {
            side.rules.columns[place].question: place
            for place in reading_order(side.rules, side.situation)
            if side.situation[place] is None
        }
        for side in (old, new)
    )
    names = {name: (before.get(name), after.get(name)) for name in {**after, **before}}
    return tuple(
        JointVariable(name, tuple(_blocks(old, new, places)), places)
        for name, places in names.items()
    )


def _blocks(old: Side, new: Side, places: tuple[int | None, int | None]) -> Iterator[Block]:
    """The options both have, or the figures both accept, divided where either divides them.

    A question that changed its kind has no answer in common; of one that is open in one
    catalogue alone, all answers count.
    """
    ours, theirs = old.bands(places[0]), new.bands(places[1])
    if None in places:
        yield from (Block(band, (at, at)) for at, band in enumerate((*ours, *theirs)))
        return
    for there, after in enumerate(theirs):
        for here, before in enumerate(ours):
            low, high = max(before.low, after.low), min(before.high, after.high)
            if before.option == after.option and low <= high:
                yield Block(Band(option=after.option, low=low, high=high), (here, there))


def as_variables(sides: tuple[Side, Side], joint: tuple[JointVariable, ...]) -> Variables:
    """Blocks as values, with what either catalogue requires of others.

    Where no block lies in a band that is required, a block that never is stands for it.
    """
    places: list[dict[tuple[int | None, int], list[tuple[int, int]]]] = [{}, {}]
    for level, one in enumerate(joint):
        for at, block in enumerate(one.blocks):
            for known, place, band in zip(places, one.places, block.bands, strict=True):
                known.setdefault((place, band), []).append((level, at))

    def required(level: int, block: Block) -> Iterator[tuple[int, int]]:
        both = zip(sides, places, joint[level].places, block.bands, strict=True)
        for side, known, place, band in both:
            for wanted in () if place is None else side.rules.variables.requires[place][band]:
                yield from known.get(wanted, [(level, -1)])

    requires = [
        tuple([tuple(required(level, block)) for block in one.blocks])
        for level, one in enumerate(joint)
    ]
    return Variables(tuple([len(one.blocks) for one in joint]), tuple(requires))
