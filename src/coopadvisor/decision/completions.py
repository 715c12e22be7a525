"""What partial answers can come to, without listing every completion.

The outcomes of all completions are compiled as diagrams; where those are too large, some
completions are sampled.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.table import Rules, is_complete, is_consistent, move, winners
from coopadvisor.decision.transitions import CoverageTransitions, OutcomeTransitions
from coopadvisor.decision.values import AnswersError
from coopadvisor.diagrams.compilation import TooLarge, compile_diagram
from coopadvisor.diagrams.diagram import Diagram, pick, values

MOST_COMPILED = 300_000  # states of a diagram: some seconds and some hundred megabytes
MOST_STATES = 2_500  # of one that is compiled while somebody waits: under 0.1 seconds
SAMPLES = 96


class Reach(Struct, frozen=True):
    """The sets of winners that completions lead to.

    ``whole``: these are all of them. Otherwise the completions differ in too much to
    follow them all, and each set is one that some completion was seen to lead to.
    """

    winners: frozenset[Mask]
    whole: bool


@lru_cache(maxsize=4096)
def reach(rules: Rules, situation: Situation) -> Reach:
    """What the completions of a situation recommend; no winners where it has none."""
    if is_complete(rules, situation):
        fitting = {winners(rules, situation)} if is_consistent(rules, situation) else set()
        return Reach(frozenset(fitting), whole=True)
    diagram = compile_open(rules, situation)
    if diagram is not None:
        return Reach(frozenset(values(diagram)), whole=True)
    seen = {winners(rules, one) for one in sample(rules, situation)}
    return Reach(frozenset(seen), whole=False)


def reach_some(rules: Rules, situation: Situation) -> Reach:
    """The same, for answers that must leave some completion. Raises `AnswersError`."""
    reached = reach(rules, situation)
    if reached.winners or not reached.whole:
        return reached
    names = [rules.columns[place].question for place in rules.required if situation[place] is None]
    raise AnswersError("impossible", names[0], "")


@lru_cache(maxsize=64)
def compile_open(rules: Rules, situation: Situation) -> Diagram[Mask] | None:
    """The diagram of what a situation leaves open, or nothing where it is too large."""
    try:
        return compile_outcomes(rules, situation, MOST_STATES)
    except TooLarge:
        return None


@lru_cache(maxsize=64)
def sample(rules: Rules, situation: Situation) -> tuple[Situation, ...]:
    """Some completions of a situation, each as likely as any other, and the same ones each time.

    None where it has none, or where what answers imply is too much to follow.
    """
    try:
        diagram = compile_situations(rules, situation, MOST_STATES)
    except TooLarge:
        return ()
    from random import Random  # few answers need it, and its import takes time

    chance = Random(0)  # noqa: S311 (no secret: the same answers must give the same advice)
    found = []
    for bands in pick(diagram, SAMPLES, chance):
        completion = list(situation)
        for place, band in zip(diagram.variables, bands, strict=True):
            completion[place] = band
        found.append(tuple(completion))
    return tuple(found)


def variants(
    rules: Rules, settled: Situation, completion: Situation, place: int
) -> Iterator[tuple[int, Situation]]:
    """A completion of *settled* with each band at one place, and what follows from it there."""
    for band in range(len(rules.columns[place].broken)):
        moved = move(rules, completion, {place: band})
        if moved is not None and all(
            before is None or before == now for before, now in zip(settled, moved, strict=True)
        ):
            yield band, moved


def compile_outcomes(
    rules: Rules, situation: Situation, limit: int = MOST_COMPILED
) -> Diagram[Mask]:
    """The winners in every completion of a situation. Raises `TooLarge`."""
    order = reading_order(rules, situation)
    transitions = OutcomeTransitions(rules, situation, order)
    return compile_diagram(rules.variables, situation, order, transitions, limit)


def compile_coverage(
    rules: Rules, situation: Situation, limit: int = MOST_COMPILED
) -> Diagram[bool]:
    """Whether anything fits in every completion of a situation. Raises `TooLarge`.

    It looks at rules alone, so that it stays small where `compile_outcomes` does not.
    """
    order = reading_order(rules, situation)
    transitions = CoverageTransitions(rules, situation, order)
    return compile_diagram(rules.variables, situation, order, transitions, limit)


def compile_situations(
    rules: Rules, situation: Situation, limit: int = MOST_COMPILED
) -> Diagram[bool]:
    """True for every completion of a situation. Raises `TooLarge`.

    What an answer implies is read right after it, so that little has to be remembered.
    """
    order: dict[int, None] = {}
    for place in reading_order(rules, situation):
        pending = [place]
        while pending:
            here = pending.pop()
            if here not in order:
                order[here] = None
                implies = rules.columns[here].implies
                pending += [place for follows in implies for place, _ in follows]
    return compile_diagram(rules.variables, situation, tuple(order), _NoTransitions(), limit)


def reading_order(rules: Rules, situation: Situation) -> tuple[int, ...]:
    """Questions that only exclude, then the others in the order of precedence."""
    ranks = {place: rank for rank, (place, _, _) in enumerate(rules.ranked)}
    read = [
        place
        for place, (column, band) in enumerate(zip(rules.columns, situation, strict=True))
        if band is not None or not column.optional
    ]
    return tuple(sorted(read, key=lambda place: ranks.get(place, -1)))


class _NoTransitions:
    """Reads nothing, so that only contradictions remain to be told apart."""

    start = 0

    def read(self, step: int, state: int, band: int) -> int:  # noqa: ARG002 (part of the protocol)
        """The same for every answer."""
        return state

    def settle(self, step: int, state: int) -> bool:  # noqa: ARG002 (part of the protocol)
        """True wherever there is a situation."""
        return True
