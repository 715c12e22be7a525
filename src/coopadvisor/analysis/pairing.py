"""Two catalogues read side by side: both outcomes of every situation that both know.

One diagram is compiled whose states are pairs, one of each catalogue. It is cut where both
agree for good, so that it grows with what an edit can reach and not with the catalogues.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from coopadvisor.analysis.joint_variables import (
    JointVariable,
    Side,
    as_variables,
    join_variables,
)
from coopadvisor.catalogue.model import Catalogue, Condition, Instrument
from coopadvisor.decision.answers import situate
from coopadvisor.decision.columns import Column, Mask
from coopadvisor.decision.completions import reading_order
from coopadvisor.decision.table import rules_for
from coopadvisor.decision.transitions import (
    EQUAL,
    OutcomeTransitions,
    Ranking,
    Tiers,
    alive_in,
    restrict,
)
from coopadvisor.diagrams.compilation import compile_diagram
from coopadvisor.diagrams.diagram import Diagram, Terminal

MOST_STATES = 100_000  # some ten seconds

Names = tuple[str, ...]
SideState = tuple[Tiers, tuple[Ranking, ...]]  # with those whose turn has not come


class Outcomes(NamedTuple):
    """Who is recommended before and after."""

    before: Names
    after: Names


AGREED = Outcomes((), ())
PairState = tuple[SideState, SideState] | Outcomes
Unread = tuple[str, bool, int, int]  # a question, whether it ranks, the ends of its figures


def pair_outcomes(
    old: Catalogue, new: Catalogue, under: Mapping[str, str]
) -> tuple[tuple[JointVariable, ...], Diagram[Outcomes]]:
    """Both outcomes of every situation under some options, `AGREED` where they are the same.

    Nothing where either catalogue calls the answers contradictory. Raises `TooLarge`.
    """
    records = {one.id: one for one in (*new.instruments, *old.instruments)}
    sides = _side(old, under, records), _side(new, under, records)
    joint = join_variables(*sides)
    variables = as_variables(sides, joint)
    order = tuple(range(len(joint)))
    if not all(variables.sizes):
        return joint, Diagram(order, variables.sizes, Terminal(None))
    pair = _PairTransitions(sides, joint)
    return joint, compile_diagram(variables, (None,) * len(joint), order, pair, MOST_STATES)


def _side(
    catalogue: Catalogue, under: Mapping[str, str], records: Mapping[str, Instrument]
) -> Side:
    """One catalogue with the instruments of both, so that one mask speaks of either."""
    own = {one.id: one for one in catalogue.instruments}
    instruments = [own.get(name, replace(one, conditions=())) for name, one in records.items()]
    aligned = replace(catalogue, instruments=tuple(instruments))
    situation = situate(aligned, under)
    everyone = sum(1 << bit for bit, name in enumerate(records) if name in own)
    return Side(aligned, replace(rules_for(aligned, situation), everyone=everyone), situation)


class _SideTransitions:
    """One catalogue, read in the order of the pair.

    An answer excludes at once. How it ranks those who are left is kept until its turn in the
    catalogue's own order.
    """

    def __init__(self, side: Side, which: int, joint: tuple[JointVariable, ...]) -> None:
        self.side = side
        self.order = reading_order(side.rules, side.situation)
        self.inner = OutcomeTransitions(side.rules, side.situation, self.order)
        places = [one.places[which] for one in joint]
        self.steps = [None if place is None else self.order.index(place) for place in places]
        bands = [(step, side.situation[place]) for step, place in enumerate(self.order)]
        given = {step: self.inner.ranking(step, band) for step, band in bands if band is not None}
        self.reached: list[int] = []  # own steps whose turn came before each level
        self.kept: list[tuple[int, ...]] = []  # own steps that were read and wait for theirs
        read = {*given}
        for step in (None, *self.steps):
            read |= set() if step is None else {step}
            self.reached.append(next(one for one in range(len(bands) + 1) if one not in read))
            self.kept.append(tuple([one for one in sorted(read) if one > self.reached[-1]]))
        self.start = self._rank(0, 0, self.inner.start, given)

    def read(self, level: int, state: SideState, band: int) -> SideState:
        """The state after the variable of a level has a band."""
        step = self.steps[level]
        if step is None:
            return state
        tiers, rankings = state
        known = dict(zip(self.kept[level], rankings, strict=True))
        known[step] = self.inner.ranking(step, band)
        left = self.inner.exclude(step, tiers, band)
        return self._rank(self.reached[level], level + 1, left, known)

    def settle(self, level: int, state: SideState) -> Names | None:
        """The winners, once there is nobody else."""
        winners = self.inner.settle(self.reached[level], state[0])
        return None if winners is None else self.side.rules.names(winners)

    def unread(self, level: int) -> dict[Unread, Column]:
        """The questions that are not read at a level."""
        found = {}
        for step in range(self.reached[level], len(self.order)):
            if step not in self.kept[level]:
                column = self.inner.columns[step]
                bands = self.side.bands(self.order[step])
                ends = bands[0].low, bands[-1].high
                found[column.question, self.inner.is_ranked[step], *ends] = column
        return found

    def _rank(
        self, reached: int, level: int, tiers: Tiers, known: Mapping[int, Ranking]
    ) -> SideState:
        for step in range(reached, self.reached[level]):
            tiers = self.inner.rank(step, tiers, known[step])
        alive = alive_in(tiers)
        return tiers, tuple([restrict(known[step], alive) for step in self.kept[level]])


class _PairTransitions:
    """Both catalogues, answer by answer, until both outcomes are known or bound to be the same."""

    def __init__(self, sides: tuple[Side, Side], joint: tuple[JointVariable, ...]) -> None:
        old, new = (_SideTransitions(side, which, joint) for which, side in enumerate(sides))
        self.sides = old, new
        self.bands = [[block.bands for block in variable.blocks] for variable in joint]
        self.unlike = [self._unlike(level) for level in range(len(old.reached))]
        self.start = self._cut(0, old.start, new.start)

    def read(self, step: int, state: PairState, value: int) -> PairState:
        """Both, after one more answer."""
        if isinstance(state, Outcomes):
            return state
        bands = self.bands[step][value]
        return self._cut(
            step + 1,
            self.sides[0].read(step, state[0], bands[0]),
            self.sides[1].read(step, state[1], bands[1]),
        )

    def settle(self, step: int, state: PairState) -> Outcomes | None:  # noqa: ARG002
        """The outcomes, once there are no others."""
        return state if isinstance(state, Outcomes) else None

    def _cut(self, level: int, old: SideState, new: SideState) -> PairState:
        before, after = self.sides[0].settle(level, old), self.sides[1].settle(level, new)
        if before is not None and after is not None:
            return AGREED if before == after else Outcomes(before, after)
        is_alike = old[0] == new[0] and {*old[1], *new[1]} <= {EQUAL}
        if is_alike and not alive_in(old[0]) & self.unlike[level]:
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
