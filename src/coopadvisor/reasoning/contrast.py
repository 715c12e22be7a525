"""Comparing two instruments: on which question one fell behind, and which changes are gentlest.

People ask why this and not that (Miller, "Explanation in artificial intelligence",
2019, section 2): the first question on which the two differ is the answer.
"""

from __future__ import annotations

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.reasoning.answers import Answers, situate
from coopadvisor.reasoning.changes import Change
from coopadvisor.reasoning.rules import rules_for


def deciding_question(
    catalogue: Catalogue, answers: Answers, winner: str, other: str
) -> str | None:
    """The first question, in the order of precedence, on which *winner* ranks before *other*.

    Nothing where a rule excludes *other*, or where they are equal. Questions without an answer
    are passed over.
    """
    situation = answers.situation
    rules = rules_for(catalogue, situation)
    first, second = (1 << rules.instruments.index(name) for name in (winner, other))
    for exclusion, band in zip(rules.exclusions, situation, strict=True):
        if band is not None and exclusion[band] & second:
            return None
    for place, ranks in rules.rankings:
        band = situation[place]
        if band is None:
            continue
        for rank in ranks[band]:
            if bool(rank & first) != bool(rank & second):
                return rules.columns[place].question
            if rank & first:
                break
    return None


def gentlest(
    catalogue: Catalogue, answers: Answers, changes: tuple[Change, ...]
) -> tuple[Change, ...]:
    """Of equally small changes towards one instrument, those that leave it fewest reservations."""
    burdens = {index: _reservations(catalogue, answers, one) for index, one in enumerate(changes)}
    least = min(burdens.values(), default=0)
    return tuple(one for index, one in enumerate(changes) if burdens[index] == least)


def _reservations(catalogue: Catalogue, answers: Answers, change: Change) -> int:
    situation = situate(catalogue, {**answers.given, **change.answers})
    rules = rules_for(catalogue, situation)
    bit = 1 << rules.instruments.index(change.instrument)
    return sum(
        bool(column.missed[band] & bit)
        for column, band in zip(rules.columns, situation, strict=True)
        if band is not None
    )
