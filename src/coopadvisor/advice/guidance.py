"""What the catalogue has to say beside the verdicts: referrals, dated notes, distinctions."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coopadvisor.catalogue.model import (
    Catalogue,
    Choice,
    Clause,
    Note,
    Referral,
    Separation,
)
from coopadvisor.decision.values import Value


def find_referral(catalogue: Catalogue, known: Mapping[str, Value]) -> Referral | None:
    """Where to turn when nothing fits: the first referral whose clauses all hold."""
    for referral in catalogue.referrals:
        if all(
            clause.question in known and accepts(clause, known[clause.question])
            for clause in referral.when
        ):
            return referral
    return None


def accepts(clause: Clause, value: Value) -> bool:
    """Whether a clause accepts a value of its question."""
    if clause.accepts is not None:
        return value in clause.accepts
    number = int(value)
    return (clause.low is None or clause.low <= number) and (
        clause.high is None or number <= clause.high
    )


def find_notes(
    catalogue: Catalogue, instruments: Collection[str], known: Mapping[str, Value]
) -> tuple[Note, ...]:
    """The notes on any of *instruments*: those of the options chosen, then the general ones.

    A note that names no instrument concerns them all.
    """
    chosen = [
        note
        for question in catalogue.questions
        if isinstance(question, Choice)
        for option in question.options
        if known.get(question.id) == option.id
        for note in option.notes
    ]
    return tuple(
        note
        for note in (*chosen, *catalogue.notes)
        if not note.instruments or not set(note.instruments).isdisjoint(instruments)
    )


def find_separations(catalogue: Catalogue, instruments: Collection[str]) -> tuple[Separation, ...]:
    """What tells apart any two of *instruments*."""
    return tuple(one for one in catalogue.separations if set(one.instruments) <= set(instruments))
