"""A diagram compiled top down from states and transitions, without listing assignments.

After Bergman, Cire, van Hoeve and Hooker, "Decision Diagrams for Optimization" (2016),
chapter 4: variables are read in one order, and a state keeps only what the rest depends
on, so that assignments that meet in a state share what follows.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, Protocol, TypeVar

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
    if len(order) > MOST_VARIABLES:
        raise TooLarge
    compiler = _Compiler(variables, assignment, order, transitions, limit)
    return Diagram(
        compiler.open,
        tuple([variables.sizes[place] for place in compiler.open]),
        compiler.vertex(0, transitions.start, compiler.consistency.start),
        compiler.table,
    )


class _Compiler(Generic[State, V]):
    """Follows the transitions from each state once."""

    def __init__(
        self,
        variables: Variables,
        assignment: Sequence[int | None],
        order: tuple[int, ...],
        transitions: Transitions[State, V],
        limit: int,
    ) -> None:
        self.transitions = transitions
        self.limit = limit
        self.values_left = limit * VALUES_EACH
        self.consistency = Consistency(variables, order)
        self.open = tuple([place for place in order if assignment[place] is None])
        levels = {place: level for level, place in enumerate(self.open)}
        self.steps = [(levels.get(one, -1), variables.sizes[one], assignment[one]) for one in order]
        self.seen: dict[tuple[int, State, Required], Vertex[V]] = {}
        self.table = UniqueTable[V]()

    def vertex(self, step: int, state: State, required: Required) -> Vertex[V]:
        """The vertex of a state."""
        if self.consistency.is_over(step):
            value = self.transitions.settle(step, state)
            if value is not None:
                return self.table.terminal(value)
        key = (step, state, required)
        found = self.seen.get(key)
        if found is None:
            if len(self.seen) >= self.limit:
                raise TooLarge
            found = self.seen[key] = self.compiled(step, state, required)
        return found

    def compiled(self, step: int, state: State, required: Required) -> Vertex[V]:
        """The vertex of a state that was not met before."""
        level, size, assigned = self.steps[step]
        if assigned is not None:
            return self.follow(step, state, required, assigned)
        self.values_left -= size
        if self.values_left < 0:
            raise TooLarge
        ways = tuple([self.follow(step, state, required, value) for value in range(size)])
        return self.table.node(level, ways)

    def follow(self, step: int, state: State, required: Required, value: int) -> Vertex[V]:
        """What one value leads to; nowhere, if it contradicts what was required."""
        after = self.consistency.after(step, required, value)
        if after is None:
            return self.table.terminal(None)
        return self.vertex(step + 1, self.transitions.read(step, state, value), after)


class Consistency:
    """What has to be remembered of values, so that no path holds a contradiction.

    One entry per variable of which some value is required: the value it has, or must have,
    for as long as that matters.
    """

    def __init__(self, variables: Variables, order: tuple[int, ...]) -> None:
        requires = [variables.requires[place] for place in order]
        step_of = {place: step for step, place in enumerate(order)}
        required = sorted(
            {step_of[place] for values in requires for pairs in values for place, _ in pairs}
        )
        self.entry = {step: entry for entry, step in enumerate(required)}
        self.start: Required = (None,) * len(required)
        self.follows = {
            step: [
                [(self.entry[step_of[place]], value) for place, value in pairs] for pairs in values
            ]
            for step, values in enumerate(requires)
            if any(values)
        }
        self.last = list(required)  # per entry, the last step that looks at it
        for step, values in self.follows.items():
            for pairs in values:
                for entry, _ in pairs:
                    self.last[entry] = max(self.last[entry], step)
        self.end = max(self.last, default=-1)

    def is_over(self, step: int) -> bool:
        """Whether no contradiction can come up from a step on."""
        return step > self.end

    def after(self, step: int, required: Required, value: int) -> Required | None:
        """What is to be remembered after a value, or nothing if it contradicts."""
        if step > self.end:
            return required
        now = list(required)
        wanted = [*self.follows[step][value]] if step in self.follows else []
        if step in self.entry:
            wanted.append((self.entry[step], value))
        for entry, one in wanted:
            if now[entry] not in (None, one):
                return None
            now[entry] = one
        for entry, last in enumerate(self.last):
            if last <= step:
                now[entry] = None
        return tuple(now)
