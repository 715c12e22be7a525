"""The outcome of every situation as a decision diagram: equal parts are stored once.

A catalogue of fifteen questions has more situations than can be listed, but most of
them differ in nothing that still matters. Questions are taken in one order, and a
state keeps only what the rest depends on, so that states that meet share one node
(multi-valued decision diagrams: Srinivasan et al., "Algorithms for discrete function
manipulation", ICCAD 1990). Counting and comparing then take time by the nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from math import prod
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from coopadvisor.reasoning.answers import Situation
from coopadvisor.reasoning.rules import Rules

V = TypeVar("V")
W = TypeVar("W")
V_co = TypeVar("V_co", covariant=True)
State = TypeVar("State", bound=Hashable)


MOST_QUESTIONS = 150  # each is some frames deep on the stack


class TooLarge(Exception):  # noqa: N818 (it is no error: the limit was asked for)
    """A diagram has more states than its limit allows."""


class Leaf(Struct, Generic[V], frozen=True, eq=False):
    """Where all situations share one value. ``None``: no consistent situation is here."""

    value: V | None


class Split(Struct, Generic[V], frozen=True, eq=False):
    """A level with what each of its bands leads to; levels between do not matter here."""

    level: int
    below: tuple[Split[V] | Leaf[V], ...]


Part = Split[V] | Leaf[V]


class Diagram(Struct, Generic[V], frozen=True, eq=False):
    """``places`` are the open questions, level by level; ``sizes`` how many bands each has."""

    places: tuple[int, ...]
    sizes: tuple[int, ...]
    root: Part[V]


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
    rules: Rules,
    situation: Situation,
    order: tuple[int, ...],
    machine: Machine[State, V],
    limit: int,
) -> Diagram[V]:
    """Draw the diagram of what a situation leaves open, with the questions in an order.

    Answered questions are read in their turn. Raises `TooLarge` beyond *limit* states.
    """
    if len(order) > MOST_QUESTIONS:
        raise TooLarge
    artist = _Artist(rules, situation, order, machine, limit)
    return Diagram(
        artist.places,
        tuple(len(rules.columns[place].broken) for place in artist.places),
        artist.part(0, machine.start, artist.memory.blank),
    )


class _Artist(Generic[State, V]):
    """Draws states, each once."""

    def __init__(
        self,
        rules: Rules,
        situation: Situation,
        order: tuple[int, ...],
        machine: Machine[State, V],
        limit: int,
    ) -> None:
        self.order = order
        self.machine = machine
        self.limit = limit
        self.memory = _Memory(rules, order)
        self.ways = [
            range(len(rules.columns[place].broken)) if (band := situation[place]) is None else band
            for place in order
        ]
        self.places = tuple(place for place in order if situation[place] is None)
        self.level = {place: level for level, place in enumerate(self.places)}
        self.seen: dict[tuple[int, State, _Remembered], Part[V]] = {}
        self.leaves: dict[V | None, Leaf[V]] = {}
        self.splits: dict[tuple[int, tuple[int, ...]], Split[V]] = {}

    def part(self, step: int, state: State, remembered: _Remembered) -> Part[V]:
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

    def drawn(self, step: int, state: State, remembered: _Remembered) -> Part[V]:
        """A part that was not met before."""
        ways = self.ways[step]
        if isinstance(ways, int):
            return self.follow(step, state, remembered, ways)
        below = tuple([self.follow(step, state, remembered, band) for band in ways])
        first = below[0]
        if all(one is first for one in below):
            return first
        key = (step, tuple(map(id, below)))
        if key not in self.splits:
            self.splits[key] = Split(self.level[self.order[step]], below)
        return self.splits[key]

    def follow(self, step: int, state: State, remembered: _Remembered, band: int) -> Part[V]:
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


_Remembered = tuple[int | None, ...]


class _Memory:
    """What has to be remembered of bands, so that no part holds a contradiction.

    One entry per question that some option implies: the band it has, or must have,
    for as long as that matters.
    """

    def __init__(self, rules: Rules, order: tuple[int, ...]) -> None:
        columns = [rules.columns[place] for place in order]
        step_of = {place: step for step, place in enumerate(order)}
        implied = sorted(
            {
                step_of[follow.place]
                for column in columns
                for follows in column.implies
                for follow in follows
            }
        )
        self.entry = {step: entry for entry, step in enumerate(implied)}
        self.blank: _Remembered = (None,) * len(implied)
        self.follows = [
            [
                [(self.entry[step_of[one.place]], one.band) for one in ones]
                for ones in column.implies
            ]
            for column in columns
        ]
        self.last = list(implied)  # per entry, the last step that looks at it
        for step, bands in enumerate(self.follows):
            for band in bands:
                for entry, _ in band:
                    self.last[entry] = max(self.last[entry], step)
        self.end = max(self.last, default=-1)

    def is_over(self, step: int) -> bool:
        """Whether no contradiction can come up from a step on."""
        return step > self.end

    def after(self, step: int, remembered: _Remembered, band: int) -> _Remembered | None:
        """What is to be remembered after a band, or nothing if it contradicts."""
        if step > self.end:
            return remembered
        now = list(remembered)
        wanted = [*self.follows[step][band]]
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


# --- what a diagram tells ----------------------------------------------------------


def count(diagram: Diagram[V]) -> dict[V, int]:
    """How many situations have each value."""
    known: dict[int, dict[V, int]] = {}

    def of(part: Part[V]) -> dict[V, int]:
        if isinstance(part, Leaf):
            return {} if part.value is None else {part.value: 1}
        if id(part) not in known:
            totals: dict[V, int] = {}
            for below in part.below:
                weight = _between(diagram, part.level + 1, below)
                for value, number in of(below).items():
                    totals[value] = totals.get(value, 0) + number * weight
            known[id(part)] = totals
        return known[id(part)]

    weight = _between(diagram, 0, diagram.root)
    return {value: number * weight for value, number in of(diagram.root).items()}


def values(diagram: Diagram[V]) -> set[V]:
    """The values that some situation has."""
    found = (part.value for part in parts(diagram.root) if isinstance(part, Leaf))
    return {value for value in found if value is not None}


def parts(root: Part[V]) -> Iterator[Part[V]]:
    """Every part below and with *root*, once."""
    seen = {id(root)}
    pending = [root]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, Split):
            for below in part.below:
                if id(below) not in seen:
                    seen.add(id(below))
                    pending.append(below)


def relabel(diagram: Diagram[V], name: Callable[[V], W]) -> Diagram[W]:
    """The same situations under other values, as small as these allow."""
    leaves: dict[W | None, Leaf[W]] = {}
    splits: dict[tuple[int, tuple[int, ...]], Split[W]] = {}
    known: dict[int, Part[W]] = {}

    def of(part: Part[V]) -> Part[W]:
        if id(part) in known:
            return known[id(part)]
        new: Part[W]
        if isinstance(part, Leaf):
            value = None if part.value is None else name(part.value)
            new = leaves.setdefault(value, Leaf(value))
        else:
            below = tuple(of(one) for one in part.below)
            if all(one is below[0] for one in below):
                new = below[0]
            else:
                key = (part.level, tuple(map(id, below)))
                new = splits.setdefault(key, Split(part.level, below))
        known[id(part)] = new
        return new

    return Diagram(diagram.places, diagram.sizes, of(diagram.root))


def agree(diagram: Diagram[V], one: Part[V], other: Part[V]) -> bool:
    """Whether no situation has one value in *one* and another in *other*.

    Bands that contradict an answer in either are not compared.
    """
    met: set[tuple[int, int]] = set()
    pending = [(one, other)]
    while pending:
        left, right = pending.pop()
        if left is right or (id(left), id(right)) in met:
            continue
        met.add((id(left), id(right)))
        if isinstance(left, Leaf) and isinstance(right, Leaf):
            if left.value is not None and right.value is not None:
                return False
            continue
        level = min(_level(diagram, left), _level(diagram, right))
        pending += zip(_below(diagram, left, level), _below(diagram, right, level), strict=True)
    return True


def parted_bands(diagram: Diagram[V], level: int) -> set[tuple[int, int]]:
    """The pairs of bands of a level, in order, that two situations tell apart by themselves.

    Apart from the level, the two situations are the same.
    """
    found: set[tuple[int, int]] = set()
    size = diagram.sizes[level]
    for part in parts(diagram.root):
        if isinstance(part, Split) and part.level == level:
            for first in range(size):
                for second in range(first + 1, size):
                    if (first, second) not in found and not agree(
                        diagram, part.below[first], part.below[second]
                    ):
                        found.add((first, second))
    return found


def _level(diagram: Diagram[V], part: Part[V]) -> int:
    return part.level if isinstance(part, Split) else len(diagram.places)


def _below(diagram: Diagram[V], part: Part[V], level: int) -> tuple[Part[V], ...]:
    """What the bands of a level lead to, where *part* may start further down."""
    if isinstance(part, Split) and part.level == level:
        return part.below
    return (part,) * diagram.sizes[level]


def _between(diagram: Diagram[V], level: int, part: Part[V]) -> int:
    """In how many ways the levels from *level* to a part can be answered."""
    return prod(diagram.sizes[level : _level(diagram, part)])
