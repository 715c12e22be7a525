"""Answers to optional questions that would change the outcome: nobody need give them."""

from __future__ import annotations

from msgspec import Struct

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, Situation
from coopadvisor.decision.completions import compile_open
from coopadvisor.decision.outcomes import is_complete
from coopadvisor.decision.partition import Band, bands_of, join
from coopadvisor.decision.table import Rules, rules_for, winners
from coopadvisor.diagrams.interchange import agree


class Turn(Struct, frozen=True):
    """An optional question without an answer, and the answers that would change an outcome."""

    question: str
    values: tuple[Band, ...]


def find_turns(catalogue: Catalogue, answers: Answers) -> tuple[Turn, ...]:
    """The optional answers with which some completion has another outcome than without them.

    Each is looked at alone: the other optional questions stay as they are. What could only be
    told by following too many completions is left out.
    """
    today = answers.situation
    rules = rules_for(catalogue, today)
    found = []
    for place, (question, band) in enumerate(zip(catalogue.questions, today, strict=True)):
        if question.optional and band is None:
            bands = bands_of(catalogue)[question.id]
            turning = [
                one
                for index, one in enumerate(bands)
                if _turns(catalogue, rules, today, (*today[:place], index, *today[place + 1 :]))
            ]
            if turning:
                found.append(Turn(question.id, join(turning)))
    return tuple(found)


def is_neutral(before: Rules, after: Rules, place: int, band: int) -> bool:
    """Whether an answer to an optional question leaves everything as it is, at first sight."""
    column = after.columns[place]
    return (
        before.conditions == after.conditions
        and not column.broken[band]
        and column.clear[band] == after.everyone
    )


def _turns(catalogue: Catalogue, before: Rules, today: Situation, asked: Situation) -> bool:
    """Whether some completion has another outcome with one more answer."""
    after = rules_for(catalogue, asked)
    place = next(place for place, band in enumerate(asked) if band != today[place])
    if is_neutral(before, after, place, asked[place] or 0):
        return False
    if is_complete(before, today):
        return winners(before, today) != winners(after, asked)
    ours, other = compile_open(before, today), compile_open(after, asked)
    if ours is None or other is None:
        return False
    return agree(ours, ours.root, other.root) == "apart"
