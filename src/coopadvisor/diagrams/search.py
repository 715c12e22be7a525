"""One assignment that reaches a goal, or the proof that there is none: depth first over states."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import Generic, Protocol, TypeVar

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


class Goal(Protocol[State]):
    """What a search looks for, as states of reading one variable after another."""

    @property
    def start(self) -> State:
        """The state before any variable."""

    def read(self, step: int, state: State, value: int) -> State:
        """The state after a step's variable has a value."""

    def is_promising(self, step: int, state: State) -> bool:
        """Whether it may lie ahead; after the last variable, whether it is reached."""

    def distance(self, state: State) -> int:
        """How much is in the way: what to try first."""


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
    search = _Search(variables, order, goal, allowed, spending)
    return search.found if search.follow(0, goal.start, search.consistency.start) else None


class _Search(Generic[State]):
    """Visits each state once."""

    def __init__(
        self,
        variables: Variables,
        order: tuple[int, ...],
        goal: Goal[State],
        allowed: Mapping[int, Collection[int]],
        spending: tuple[Effort, int],
    ) -> None:
        self.order = order
        self.goal = goal
        self.effort, self.cost = spending
        self.consistency = Consistency(variables, order)
        self.ways = [allowed.get(place, range(variables.sizes[place])) for place in order]
        self.visited: set[tuple[int, State, Required]] = set()
        self.found: dict[int, int] = {}

    def follow(self, step: int, state: State, required: Required) -> bool:
        """Whether a state leads to the goal; the values on the way are then noted."""
        if not self.goal.is_promising(step, state):
            return False
        if step == len(self.order):
            return True
        key = (step, state, required)
        if key in self.visited:
            return False
        if len(self.visited) >= MOST_STATES:
            raise TooLarge
        self.visited.add(key)
        self.effort.spend(len(self.ways[step]) * self.cost)
        ahead = []
        for value in self.ways[step]:
            later = self.consistency.after(step, required, value)
            if later is not None:
                now = self.goal.read(step, state, value)
                ahead.append((self.goal.distance(now), value, now, later))
        ahead.sort(key=lambda one: one[:2])
        for _, value, now, later in ahead:
            if self.follow(step + 1, now, later):
                self.found[self.order[step]] = value
                return True
        return False
