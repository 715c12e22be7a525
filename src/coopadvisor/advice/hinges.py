"""Which of the given answers the outcome hangs on."""

from __future__ import annotations

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers
from coopadvisor.decision.completions import reach
from coopadvisor.decision.table import implied_places, move, rules_for


def find_hinges(catalogue: Catalogue, answers: Answers) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The given answers of which some other value would lead to another outcome, and the others.

    The other answers stay, but for those that the other value itself implies. Where there
    are too many completions to follow, every given answer counts: none is said to be idle
    that was not shown to be. An answer that another one implies cannot be changed alone, and
    is not idle; one to an optional question is not looked at.
    """
    today = answers.situation
    rules = rules_for(catalogue, today)
    reached = reach(rules, today)
    stated, implied = answers.stated, implied_places(rules, today)
    hinges, idle = [], []
    for place, column in enumerate(rules.columns):
        if column.question not in stated:
            continue
        others = (move(rules, today, {place: band}) for band in range(len(column.broken)))
        if not reached.whole or any(
            other is not None and reach(rules_for(catalogue, other), other) != reached
            for other in others
        ):
            hinges.append(column.question)
        elif not column.optional and place not in implied:
            idle.append(column.question)
    return tuple(hinges), tuple(idle)
