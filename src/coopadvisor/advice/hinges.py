"""Which of the given answers the outcome hangs on."""

from __future__ import annotations

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, Situation
from coopadvisor.decision.completions import Reach, reach
from coopadvisor.decision.table import implied_places, move, rules_for
from coopadvisor.decision.values import UNKNOWN


def find_hinges(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """The given answers of which some other value would lead to another outcome.

    The other answers stay, but for those that the other value itself implies. Where there
    are too many completions to follow, every given answer counts: none is said to be idle
    that was not shown to be.
    """
    today = answers.situation
    rules = rules_for(catalogue, today)
    reached = _reached_from(catalogue, today)
    found = []
    for place, column in enumerate(rules.columns):
        if answers.given.get(column.question, UNKNOWN) == UNKNOWN:
            continue
        others = (move(rules, today, {place: band}) for band in range(len(column.broken)))
        if not reached.whole or any(
            other is not None and _reached_from(catalogue, other) != reached for other in others
        ):
            found.append(column.question)
    return tuple(found)


def find_idle_answers(
    catalogue: Catalogue, answers: Answers, hinges: tuple[str, ...]
) -> tuple[str, ...]:
    """The given answers that can be changed alone, and that the outcome does not hang on.

    An answer that another one implies cannot be changed alone; one to an optional question
    is not looked at.
    """
    rules = rules_for(catalogue, answers.situation)
    implied = implied_places(rules, answers.situation)
    return tuple(
        column.question
        for place, column in enumerate(rules.columns)
        if not column.optional
        and answers.given.get(column.question, UNKNOWN) != UNKNOWN
        and column.question not in hinges
        and place not in implied
    )


def _reached_from(catalogue: Catalogue, situation: Situation) -> Reach:
    return reach(rules_for(catalogue, situation), situation)
