"""Two catalogues read side by side: both outcomes of every situation that both know.

One diagram is compiled whose variables are divided where either catalogue divides them, and
whose states are pairs, one of each catalogue. It is cut where both agree for good, so that it
grows with what an edit can reach and not with the catalogues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from coopadvisor.catalogue.model import Catalogue, Condition, Instrument
from coopadvisor.decision.answers import Situation, situate
from coopadvisor.decision.columns import Column, Mask
from coopadvisor.decision.completions import reading_order
from coopadvisor.decision.partition import Band, bands_of
from coopadvisor.decision.table import Rules, rules_for
from coopadvisor.decision.transitions import (
    EQUAL,
    OutcomeTransitions,
    Ranking,
    Tiers,
    alive_in,
    restrict,
)
from coopadvisor.diagrams.compilation import Variables, compile_diagram
from coopadvisor.diagrams.diagram import Diagram, Terminal

MOST_STATES = 100_000  # some ten seconds

Names = tuple[str, ...]


class Outcomes(NamedTuple):
    """Who is recommended before and after."""

    before: Names
    after: Names


AGREED = Outcomes((), ())
Unread = tuple[str, bool, int, int]  # a question, whether it ranks, the ends of its figures


class _Side(Struct, frozen=True, eq=False):
    """One of two catalogues, with what is answered there and the rules under that."""

    catalogue: Catalogue
    rules: Rules
    situation: Situation

    def bands(self, place: int | None) -> tuple[Band, ...]:
        return () if place is None else bands_of(self.catalogue)[self.rules.columns[place].question]


def pair_outcomes(
    old: Catalogue, new: Catalogue, under: Mapping[str, str]
) -> tuple[tuple[JointVariable, ...], Diagram[Outcomes]]:
    """Both outcomes of every situation under some options, `AGREED` where they are the same.

    Nothing where either catalogue calls the answers contradictory. Raises `TooLarge`.
    """
    records = {one.id: one for one in (*new.instruments, *old.instruments)}
    sides = _side(old, under, records), _side(new, under, records)
    joint = _join(*sides)
    variables = _as_variables(sides, joint)
    order = tuple(range(len(joint)))
    if not all(variables.sizes):
        return joint, Diagram(order, variables.sizes, Terminal(None))
    pair = _PairTransitions(sides, joint)
    return joint, compile_diagram(variables, (None,) * len(joint), order, pair, MOST_STATES)


def _side(
    catalogue: Catalogue, under: Mapping[str, str], records: Mapping[str, Instrument]
) -> _Side:
    """One catalogue with the instruments of both, so that one mask speaks of either."""
    own = {one.id: one for one in catalogue.instruments}
    instruments = [own.get(name, replace(one, conditions=())) for name, one in records.items()]
    aligned = replace(catalogue, instruments=tuple(instruments))
    situation = situate(aligned, under)
    everyone = sum(1 << bit for bit, name in enumerate(records) if name in own)
    return _Side(aligned, replace(rules_for(aligned, situation), everyone=everyone), situation)


class Block(Struct, frozen=True):
    """Values between which neither catalogue distinguishes, and the band each has them in."""

    values: Band
    bands: tuple[int, int]


class JointVariable(Struct, frozen=True):
    """A question that either catalogue leaves open: its places, ``None`` where it is not asked."""

    question: str
    blocks: tuple[Block, ...]
    places: tuple[int | None, int | None]


def _join(old: _Side, new: _Side) -> tuple[JointVariable, ...]:
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


def _blocks(old: _Side, new: _Side, places: tuple[int | None, int | None]) -> Iterator[Block]:
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


def _as_variables(sides: tuple[_Side, _Side], joint: tuple[JointVariable, ...]) -> Variables:
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


class _SideState(NamedTuple):
    """The instruments after the first own steps, and how later ones rank whose answer is known."""

    reached: int
    tiers: Tiers
    kept: tuple[tuple[int, Ranking], ...]


class _SideTransitions:
    """One catalogue, read in the order of the pair.

    An answer excludes at once. How it ranks those who are left is kept until its turn in the
    catalogue's own order.
    """

    def __init__(self, side: _Side, which: int, joint: tuple[JointVariable, ...]) -> None:
        self.side = side
        self.order = reading_order(side.rules, side.situation)
        self.inner = OutcomeTransitions(side.rules, side.situation, self.order)
        places = [one.places[which] for one in joint]
        self.steps = [None if place is None else self.order.index(place) for place in places]
        bands = [(step, side.situation[place]) for step, place in enumerate(self.order)]
        given = {step: self.inner.ranking(step, band) for step, band in bands if band is not None}
        self.start = self._rank(0, self.inner.start, given)

    def read(self, level: int, state: _SideState, band: int) -> _SideState:
        step = self.steps[level]
        if step is None:
            return state
        known = {**dict(state.kept), step: self.inner.ranking(step, band)}
        return self._rank(state.reached, self.inner.exclude(step, state.tiers, band), known)

    def settle(self, state: _SideState) -> Names | None:
        """The winners, once there is nobody else."""
        winners = self.inner.settle(state.reached, state.tiers)
        return None if winners is None else self.side.rules.names(winners)

    def unread(self, level: int) -> dict[Unread, Column]:
        """The questions that are not read at a level: equal ones ask for the same."""
        found = {}
        for step in sorted(step for step in self.steps[level:] if step is not None):
            column, bands = self.inner.columns[step], self.side.bands(self.order[step])
            ends = bands[0].low, bands[-1].high
            found[column.question, self.inner.is_ranked[step], *ends] = column
        return found

    def _rank(self, reached: int, tiers: Tiers, known: dict[int, Ranking]) -> _SideState:
        while reached in known:
            tiers = self.inner.rank(reached, tiers, known.pop(reached))
            reached += 1
        alive = alive_in(tiers)
        kept = [(step, restrict(known[step], alive)) for step in sorted(known)]
        return _SideState(reached, tiers, tuple(kept))


_PairState = tuple[_SideState, _SideState] | Outcomes


class _PairTransitions:
    """Both catalogues, answer by answer, until both outcomes are known or bound to be the same."""

    def __init__(self, sides: tuple[_Side, _Side], joint: tuple[JointVariable, ...]) -> None:
        old, new = (_SideTransitions(side, which, joint) for which, side in enumerate(sides))
        self.sides = old, new
        self.bands = [[block.bands for block in variable.blocks] for variable in joint]
        self.unlike = [self._unlike(level) for level in range(len(joint) + 1)]
        self.start = self._cut(0, old.start, new.start)

    def read(self, step: int, state: _PairState, value: int) -> _PairState:
        if isinstance(state, Outcomes):
            return state
        old, new = self.sides
        before, after = self.bands[step][value]
        return self._cut(
            step + 1, old.read(step, state[0], before), new.read(step, state[1], after)
        )

    def settle(self, step: int, state: _PairState) -> Outcomes | None:  # noqa: ARG002 (a protocol)
        return state if isinstance(state, Outcomes) else None

    def _cut(self, level: int, old: _SideState, new: _SideState) -> _PairState:
        before, after = self.sides[0].settle(old), self.sides[1].settle(new)
        if before is not None and after is not None:
            return AGREED if before == after else Outcomes(before, after)
        kept = (*old.kept, *new.kept)
        is_alike = old.tiers == new.tiers and all(ranking == EQUAL for _, ranking in kept)
        if is_alike and not alive_in(old.tiers) & self.unlike[level]:
            return AGREED
        return old, new

    def _unlike(self, level: int) -> Mask:
        """Who stands otherwise in the two catalogues on any question that is not read at a level.

        Everybody, where these questions do not come in the same order of precedence.
        """
        before, after = (side.unread(level) for side in self.sides)
        ranked = [
            [one for one in own if one[1] and one in other]
            for own, other in ((before, after), (after, before))
        ]
        if ranked[0] != ranked[1]:
            return -1
        unlike = 0
        for one in {**before, **after}:
            old, new = (own[one].conditions if one in own else {} for own in (before, after))
            for bit in {**old, **new}:
                unlike |= (_terms(old.get(bit, ())) != _terms(new.get(bit, ()))) << bit
        return unlike


def _terms(conditions: Iterable[Condition]) -> set[object]:
    """What decides in some conditions."""
    return {(one.force, frozenset(one.accepts or ()), one.low, one.high) for one in conditions}
