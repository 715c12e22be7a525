"""What the catalogue has to say beside the verdicts: referrals, dated notes, distinctions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from coopadvisor.catalogue.model import Catalogue, Choice, Clause, Note, Referral, Separation
from coopadvisor.decision.values import Value


def find_referral(catalogue: Catalogue, known: Mapping[str, Value]) -> Referral | None:
    """Where to turn when nothing fits: the first referral whose clauses all hold."""
    return next((one for one in catalogue.referrals if _holds(one.when, known)), None)


def _holds(clauses: Iterable[Clause], known: Mapping[str, Value]) -> bool:
    """Whether all of some clauses are known to be met."""
    return all(
        clause.question in known and accepts(clause, known[clause.question]) for clause in clauses
    )


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
    """The notes and cautions on any of *instruments*: of the options chosen, then the general ones.

    A note that names no instrument concerns them all, and one holds where all clauses of its
    ``when`` are known to be met. Of no instruments, because nothing fits, those are
    given that say where they hold, and hold there.
    """
    return tuple(
        note
        for note in (*chosen_notes(catalogue, known), *catalogue.notes)
        if _holds(note.when, known) and (concerns(note, instruments) if instruments else note.when)
    )


def chosen_notes(catalogue: Catalogue, known: Mapping[str, Value]) -> tuple[Note, ...]:
    """The notes of the options chosen."""
    return tuple(
        note
        for question in catalogue.questions
        if isinstance(question, Choice)
        for option in question.options
        if known.get(question.id) == option.id
        for note in option.notes
    )


def concerns(note: Note, instruments: Collection[str]) -> bool:
    """Whether a note is about any of some instruments."""
    return not note.instruments or not set(note.instruments).isdisjoint(instruments)


def find_separations(catalogue: Catalogue, instruments: Collection[str]) -> tuple[Separation, ...]:
    """What tells apart any two of *instruments*."""
    return tuple(one for one in catalogue.separations if set(one.instruments) <= set(instruments))
