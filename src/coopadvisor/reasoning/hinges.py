"""Which of the given answers the outcome hangs on."""

from __future__ import annotations

from coopadvisor.catalogue.meaning import UNKNOWN
from coopadvisor.catalogue.model import Catalogue, Question
from coopadvisor.reasoning.answers import Answers
from coopadvisor.reasoning.bands import bands_of
from coopadvisor.reasoning.changes import imply_all
from coopadvisor.reasoning.outcomes import Outcome, outcome_of, possible_winners
from coopadvisor.reasoning.rules import rules_for, situate
from coopadvisor.reasoning.values import AnswersError, Value


def find_hinges(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """The given answers of which some other value would lead to another outcome.

    The other answers stay, but for those that the other value itself implies.
    """
    today = _outcome(catalogue, answers.known)
    return tuple(
        question.id
        for question in catalogue.questions
        if answers.given.get(question.id, UNKNOWN) != UNKNOWN
        and _decides(catalogue, answers.known, question, today)
    )


def _decides(
    catalogue: Catalogue, known: dict[str, Value], question: Question, today: Outcome
) -> bool:
    for band in bands_of(catalogue)[question.id]:
        value = band.nearest(known[question.id])
        changed = {**known, question.id: value}
        try:
            other = imply_all(catalogue, changed, frozenset({question.id}))
        except AnswersError:
            continue
        if _outcome(catalogue, other) != today:
            return True
    return False


def _outcome(catalogue: Catalogue, known: dict[str, Value]) -> Outcome:
    rules = rules_for(catalogue, known)
    return outcome_of(rules, possible_winners(rules, situate(catalogue, known)))
