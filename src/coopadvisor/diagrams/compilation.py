"""A diagram compiled top down from states and transitions, without listing assignments.

After Bergman, Cire, van Hoeve and Hooker, "Decision Diagrams for Optimization" (2016),
chapter 4: variables are read in one order, and a state keeps only what the rest depends
on, so that assignments that meet in a state share what follows.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from coopadvisor.diagrams.diagram import Diagram, UniqueTable, Vertex

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)
State = TypeVar("State", bound=Hashable)
Required = tuple[int | None, ...]

MOST_VARIABLES = 150  # each is some frames deep on the stack
VALUES_EACH = 10  # that a state may have on average, before its limit is used up


class TooLarge(Exception):  # noqa: N818 (it is no error: the limit was asked for)
    """Something takes more work than its limit allows."""


class Variables(Struct, frozen=True, eq=False):
    """Variables by their places: how many values each has, and what a value requires of others.

    ``requires``: for each value, the places with the values that it goes with alone.
    """

    sizes: tuple[int, ...]
    requires: tuple[tuple[tuple[tuple[int, int], ...], ...], ...]


class Transitions(Protocol[State, V_co]):
    """What a diagram is compiled from: a value found by reading one variable after another."""

    @property
    def start(self) -> State:
        """The state before any variable."""

    def read(self, step: int, state: State, value: int) -> State:
        """The state after a step's variable has a value."""

    def settle(self, step: int, state: State) -> V_co | None:
        """The value, where the variables from *step* on cannot change it any more."""


def compile_diagram(
    variables: Variables,
    assignment: Sequence[int | None],
    order: tuple[int, ...],
    transitions: Transitions[State, V],
    limit: int,
) -> Diagram[V]:
    """Compile the diagram of what an assignment leaves open, with the variables in an order.

    Assigned variables are read in their turn. Raises `TooLarge` beyond *limit* states, or where
    these have more than ten values each on average.
    """
    consistency = Consistency(variables, order)
    unassigned = tuple([place for place in order if assignment[place] is None])
    levels = {place: level for level, place in enumerate(unassigned)}
    seen: dict[tuple[int, State, Required], Vertex[V]] = {}
    table = UniqueTable[V]()
    values_left = limit * VALUES_EACH

    def vertex(step: int, state: State, required: Required) -> Vertex[V]:
        nonlocal values_left
        if step > consistency.end:
            value = transitions.settle(step, state)
            if value is not None:
                return table.terminal(value)
        key = (step, state, required)
        found = seen.get(key)
        if found is not None:
            return found
        if len(seen) >= limit:
            raise TooLarge
        place = order[step]
        assigned = assignment[place]
        if assigned is not None:
            found = follow(step, state, required, assigned)
        else:
            size = variables.sizes[place]
            values_left -= size
            if values_left < 0:
                raise TooLarge
            ways = [follow(step, state, required, value) for value in range(size)]
            found = table.node(levels[place], tuple(ways))
        seen[key] = found
        return found

    def follow(step: int, state: State, required: Required, value: int) -> Vertex[V]:
        after = consistency.after(step, required, value)
        if after is None:
            return table.terminal(None)
        return vertex(step + 1, transitions.read(step, state, value), after)

    root = vertex(0, transitions.start, consistency.start)
    sizes = tuple([variables.sizes[place] for place in unassigned])
    return Diagram(unassigned, sizes, root, table)


class Consistency:
    """What has to be remembered of values, so that no path holds a contradiction.

    One entry per variable of which some value is required: the value it has, or must have,
    for as long as that matters. Nothing contradicts after step ``end``. Raises `TooLarge`
    for more variables than the stack can bear.
    """

    def __init__(self, variables: Variables, order: tuple[int, ...]) -> None:
        if len(order) > MOST_VARIABLES:
            raise TooLarge
        requires = [variables.requires[place] for place in order]
        required = {place for values in requires for pairs in values for place, _ in pairs}
        entries = {place: entry for entry, place in enumerate(required)}
        self.start: Required = (None,) * len(entries)
        self._wanted = {
            step: [
                [
                    (entries[one], wanted)
                    for one, wanted in (*pairs, (place, value))
                    if one in entries
                ]
                for value, pairs in enumerate(values)
            ]
            for step, (place, values) in enumerate(zip(order, requires, strict=True))
            if place in entries or any(values)
        }
        last = {
            entry: step
            for step, values in self._wanted.items()
            for wanted in values
            for entry, _ in wanted
        }
        self.end = max(last.values(), default=-1)
        self._over = [[one for one in last if last[one] == step] for step in range(self.end + 1)]

    def after(self, step: int, required: Required, value: int) -> Required | None:
        """What is to be remembered after a value, or nothing if it contradicts."""
        if step > self.end:
            return required
        now = list(required)
        for entry, wanted in self._wanted[step][value] if step in self._wanted else ():
            if now[entry] not in (None, wanted):
                return None
            now[entry] = wanted
        for entry in self._over[step]:
            now[entry] = None
        return tuple(now)
