"""A diagram compiled top down from states and transitions, without listing assignments.

After Bergman, Cire, van Hoeve and Hooker, "Decision Diagrams for Optimization" (2016),
chapter 4: variables are read in one order, and a state keeps only what the rest depends
on, so that assignments that meet in a state share what follows.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from coopadvisor.diagrams.diagram import Diagram, Leaf, Part, Split

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)
State = TypeVar("State", bound=Hashable)
Remembered = tuple[int | None, ...]

MOST_QUESTIONS = 150  # each is some frames deep on the stack
BANDS_EACH = 10  # that a state may have on average, before its limit is used up


class TooLarge(Exception):  # noqa: N818 (it is no error: the limit was asked for)
    """Something takes more work than its limit allows."""


class Space(Struct, frozen=True, eq=False):
    """Variables by their places: how many values each has, and what a value requires of others.

    ``requires``: for each value, the places with the values that it goes with alone.
    """

    sizes: tuple[int, ...]
    requires: tuple[tuple[tuple[tuple[int, int], ...], ...], ...]


class Machine(Protocol[State, V_co]):
    """What a diagram is drawn of: a value found by reading one question after another."""

    @property
    def start(self) -> State:
        """The state before any question."""

    def read(self, step: int, state: State, band: int) -> State:
        """The state after a step's question is answered with a band."""

    def settle(self, step: int, state: State) -> V_co | None:
        """The value, where the questions from *step* on cannot change it any more."""


def draw(
    space: Space,
    assignment: Sequence[int | None],
    order: tuple[int, ...],
    machine: Machine[State, V],
    limit: int,
) -> Diagram[V]:
    """Draw the diagram of what an assignment leaves open, with the variables in an order.

    Assigned variables are read in their turn. Raises `TooLarge` beyond *limit* states, or where
    these have more than ten bands each on average.
    """
    if len(order) > MOST_QUESTIONS:
        raise TooLarge
    artist = _Artist(space, assignment, order, machine, limit)
    return Diagram(
        artist.places,
        tuple(space.sizes[place] for place in artist.places),
        artist.part(0, machine.start, artist.memory.blank),
    )


class _Artist(Generic[State, V]):
    """Draws states, each once."""

    def __init__(
        self,
        space: Space,
        assignment: Sequence[int | None],
        order: tuple[int, ...],
        machine: Machine[State, V],
        limit: int,
    ) -> None:
        self.order = order
        self.machine = machine
        self.limit = limit
        self.bands_left = limit * BANDS_EACH
        self.memory = Memory(space, order)
        self.ways = [
            range(space.sizes[place]) if (value := assignment[place]) is None else value
            for place in order
        ]
        self.places = tuple(place for place in order if assignment[place] is None)
        self.level = {place: level for level, place in enumerate(self.places)}
        self.seen: dict[tuple[int, State, Remembered], Part[V]] = {}
        self.leaves: dict[V | None, Leaf[V]] = {}
        self.splits: dict[tuple[int, tuple[int, ...]], Split[V]] = {}

    def part(self, step: int, state: State, remembered: Remembered) -> Part[V]:
        """The part of the diagram from a state on."""
        if self.memory.is_over(step):
            value = self.machine.settle(step, state)
            if value is not None:
                return self.leaf(value)
        key = (step, state, remembered)
        found = self.seen.get(key)
        if found is None:
            if len(self.seen) >= self.limit:
                raise TooLarge
            found = self.seen[key] = self.drawn(step, state, remembered)
        return found

    def drawn(self, step: int, state: State, remembered: Remembered) -> Part[V]:
        """A part that was not met before."""
        ways = self.ways[step]
        if isinstance(ways, int):
            return self.follow(step, state, remembered, ways)
        self.bands_left -= len(ways)
        if self.bands_left < 0:
            raise TooLarge
        below = tuple([self.follow(step, state, remembered, band) for band in ways])
        first = below[0]
        if all(one is first for one in below):
            return first
        key = (step, tuple(map(id, below)))
        if key not in self.splits:
            self.splits[key] = Split(self.level[self.order[step]], below)
        return self.splits[key]

    def follow(self, step: int, state: State, remembered: Remembered, band: int) -> Part[V]:
        """What one band leads to; nowhere, if it contradicts what was implied."""
        after = self.memory.after(step, remembered, band)
        if after is None:
            return self.leaf(None)
        return self.part(step + 1, self.machine.read(step, state, band), after)

    def leaf(self, value: V | None) -> Leaf[V]:
        """The one leaf of a value."""
        if value not in self.leaves:
            self.leaves[value] = Leaf(value)
        return self.leaves[value]


class Memory:
    """What has to be remembered of bands, so that no part holds a contradiction.

    One entry per question that some option implies: the band it has, or must have,
    for as long as that matters.
    """

    def __init__(self, space: Space, order: tuple[int, ...]) -> None:
        requires = [space.requires[place] for place in order]
        step_of = {place: step for step, place in enumerate(order)}
        implied = sorted(
            {
                step_of[place]
                for values in requires
                if any(values)
                for pairs in values
                for place, _ in pairs
            }
        )
        self.entry = {step: entry for entry, step in enumerate(implied)}
        self.blank: Remembered = (None,) * len(implied)
        self.follows = {
            step: [
                [(self.entry[step_of[place]], value) for place, value in pairs] for pairs in values
            ]
            for step, values in enumerate(requires)
            if any(values)
        }
        self.last = list(implied)  # per entry, the last step that looks at it
        for step, bands in self.follows.items():
            for band in bands:
                for entry, _ in band:
                    self.last[entry] = max(self.last[entry], step)
        self.end = max(self.last, default=-1)

    def is_over(self, step: int) -> bool:
        """Whether no contradiction can come up from a step on."""
        return step > self.end

    def after(self, step: int, remembered: Remembered, band: int) -> Remembered | None:
        """What is to be remembered after a band, or nothing if it contradicts."""
        if step > self.end:
            return remembered
        now = list(remembered)
        wanted = [*self.follows[step][band]] if step in self.follows else []
        if step in self.entry:
            wanted.append((self.entry[step], band))
        for entry, value in wanted:
            if now[entry] not in (None, value):
                return None
            now[entry] = value
        for entry, last in enumerate(self.last):
            if last <= step:
                now[entry] = None
        return tuple(now)
