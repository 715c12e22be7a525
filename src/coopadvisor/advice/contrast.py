"""Comparing two instruments: on which question one fell behind, and which are close.

People ask why this and not that (Miller, "Explanation in artificial intelligence",
2019, section 2): the first question on which the two differ is the answer.
"""

from __future__ import annotations

from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers
from coopadvisor.decision.columns import nearest
from coopadvisor.decision.table import rules_for
from coopadvisor.decision.verdicts import Verdict

CLOSE_FROM = 2  # practices that the recommended instrument misses


def deciding_question(
    catalogue: Catalogue, answers: Answers, winner: str, other: str
) -> str | None:
    """The question, in the order of precedence, on which *other* falls behind *winner*.

    Nothing where a rule excludes *other*, or where it falls behind nowhere. Questions without
    an answer are passed over.
    """
    situation = answers.situation
    rules = rules_for(catalogue, situation)
    first, second = (1 << rules.instruments.index(name) for name in (winner, other))
    left = rules.everyone
    for exclusion, band in zip(rules.exclusions, situation, strict=True):
        left &= -1 if band is None else ~exclusion[band]
    if not left & second:
        return None
    for place, clear, sides in rules.ranked:
        band = situation[place]
        if band is not None:
            left = left & clear[band] or nearest(sides, band, left)
            if left & first and not left & second:
                return rules.columns[place].question
    return None


def find_close(verdicts: tuple[Verdict, ...], winner: str) -> tuple[str, ...]:
    """The instruments that miss no more practices than *winner*, where that misses two or more."""
    missed = {
        one.instrument: sum(reason.status == "missed" for reason in one.reasons)
        for one in verdicts
        if one.verdict != "ruled-out"
    }
    if missed[winner] < CLOSE_FROM:
        return ()
    return tuple(
        name for name, count in missed.items() if name != winner and count <= missed[winner]
    )
