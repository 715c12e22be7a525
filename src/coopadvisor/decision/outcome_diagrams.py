"""Which outcome each situation has, drawn as diagrams without listing situations."""

from __future__ import annotations

from coopadvisor.decision.answers import Situation
from coopadvisor.decision.columns import Mask
from coopadvisor.decision.contest import Contest, Survival
from coopadvisor.decision.table import Rules
from coopadvisor.diagrams.compilation import draw
from coopadvisor.diagrams.diagram import Diagram

MOST_STATES = 300_000  # some seconds and some hundred megabytes


def draw_outcomes(rules: Rules, situation: Situation, limit: int = MOST_STATES) -> Diagram[Mask]:
    """The winners in every completion of a situation. Raises `TooLarge`."""
    order = reading_order(rules, situation)
    return draw(rules.space, situation, order, Contest(rules, situation, order), limit)


def draw_coverage(rules: Rules, situation: Situation, limit: int = MOST_STATES) -> Diagram[bool]:
    """Whether anything fits in every completion of a situation. Raises `TooLarge`.

    It looks at rules alone, so that it stays small where `draw_outcomes` does not.
    """
    order = reading_order(rules, situation)
    return draw(rules.space, situation, order, Survival(rules, situation, order), limit)


def draw_situations(rules: Rules, situation: Situation, limit: int = MOST_STATES) -> Diagram[bool]:
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
    return draw(rules.space, situation, tuple(order), _Nothing(), limit)


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


class _Nothing:
    """Reads nothing, so that only contradictions remain to be told apart."""

    start = 0

    def read(self, step: int, state: int, band: int) -> int:  # noqa: ARG002 (a machine's part)
        """The same for every answer."""
        return state

    def settle(self, step: int, state: int) -> bool:  # noqa: ARG002 (a machine's part)
        """True wherever there is a situation."""
        return True
