"""Which outcome each situation has, compiled as diagrams without listing situations."""

from __future__ import annotations

from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.table import Rules
from coopadvisor.decision.transitions import CoverageTransitions, OutcomeTransitions
from coopadvisor.diagrams.compilation import compile_diagram
from coopadvisor.diagrams.diagram import Diagram

MOST_STATES = 300_000  # some seconds and some hundred megabytes


def compile_outcomes(rules: Rules, situation: Situation, limit: int = MOST_STATES) -> Diagram[Mask]:
    """The winners in every completion of a situation. Raises `TooLarge`."""
    order = reading_order(rules, situation)
    return compile_diagram(
        rules.variables, situation, order, OutcomeTransitions(rules, situation, order), limit
    )


def compile_coverage(rules: Rules, situation: Situation, limit: int = MOST_STATES) -> Diagram[bool]:
    """Whether anything fits in every completion of a situation. Raises `TooLarge`.

    It looks at rules alone, so that it stays small where `compile_outcomes` does not.
    """
    order = reading_order(rules, situation)
    return compile_diagram(
        rules.variables, situation, order, CoverageTransitions(rules, situation, order), limit
    )


def compile_situations(
    rules: Rules, situation: Situation, limit: int = MOST_STATES
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
                pending += [follow.place for follows in implies for follow in follows]
    return compile_diagram(rules.variables, situation, tuple(order), _NoTransitions(), limit)


def reading_order(rules: Rules, situation: Situation) -> tuple[int, ...]:
    """Questions that only exclude, then the others in the order of precedence."""
    ranked = dict.fromkeys([place for place, _, _ in rules.ranked])
    places = dict.fromkeys(
        place
        for place, (column, band) in enumerate(zip(rules.columns, situation, strict=True))
        if band is not None or not column.optional
    )
    first = [place for place in places if place not in ranked]
    return (*first, *(place for place in ranked if place in places))


class _NoTransitions:
    """Reads nothing, so that only contradictions remain to be told apart."""

    start = 0

    def read(self, step: int, state: int, band: int) -> int:  # noqa: ARG002 (part of the protocol)
        """The same for every answer."""
        return state

    def settle(self, step: int, state: int) -> bool:  # noqa: ARG002 (part of the protocol)
        """True wherever there is a situation."""
        return True
