"""One assignment that reaches a goal, or the proof that there is none: depth first over states."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from coopadvisor.diagrams.compilation import Consistency, Required, TooLarge, Variables

State = TypeVar("State", bound=Hashable)

MOST_STATES = 20_000  # under a second
MOST_VALUES = 2_000_000  # read by all searches that share their effort: half a minute


class Effort:
    """What several searches may spend together, in values read."""

    def __init__(self) -> None:
        self.left = MOST_VALUES

    def spend(self, values: int) -> None:
        """Take some away. Raises `TooLarge` where nothing is left."""
        self.left -= values
        if self.left < 0:
            raise TooLarge


class Goal(Struct, Generic[State], frozen=True):
    """What a search looks for, as states of reading one variable after another.

    ``read`` gives the state after a step's variable has a value. ``is_promising`` says whether
    the goal may lie ahead of a step; after the last variable, whether it is reached. ``distance``
    is how much is in the way: what to try first.
    """

    start: State
    read: Callable[[int, State, int], State]
    is_promising: Callable[[int, State], bool]
    distance: Callable[[State], int]


def find_assignment(
    variables: Variables,
    order: tuple[int, ...],
    goal: Goal[State],
    allowed: Mapping[int, Collection[int]],
    spending: tuple[Effort, int],
) -> dict[int, int] | None:
    """Values by place that reach a goal, the places in an order; nothing where there are none.

    Some variables may be limited to *allowed* values. *spending* is an effort, and what each
    value takes of it. Raises `TooLarge`.
    """
    effort, cost = spending
    consistency = Consistency(variables, order)
    ways = [allowed.get(place, range(variables.sizes[place])) for place in order]
    visited: set[tuple[int, State, Required]] = set()
    found: dict[int, int] = {}

    def reaches(step: int, state: State, required: Required) -> bool:
        """Whether a state leads to the goal; the values on the way are then noted."""
        if not goal.is_promising(step, state):
            return False
        if step == len(order):
            return True
        key = (step, state, required)
        if key in visited:
            return False
        if len(visited) >= MOST_STATES:
            raise TooLarge
        visited.add(key)
        effort.spend(len(ways[step]) * cost)
        ahead = []
        for value in ways[step]:
            later = consistency.after(step, required, value)
            if later is not None:
                now = goal.read(step, state, value)
                ahead.append((goal.distance(now), value, now, later))
        ahead.sort(key=lambda one: one[:2])
        for _, value, now, later in ahead:
            if reaches(step + 1, now, later):
                found[order[step]] = value
                return True
        return False

    return found if reaches(0, goal.start, consistency.start) else None
