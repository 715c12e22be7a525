"""Which open questions could still change something that an advice says."""

from __future__ import annotations

from coopadvisor.advice.advice import Advice, consider
from coopadvisor.advice.guidance import find_notes, find_referral
from coopadvisor.advice.offer import expectation
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Answers, read_answers
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.values import AnswersError
from coopadvisor.decision.verdicts import Verdict


def find_telling(catalogue: Catalogue, answers: Answers) -> tuple[str, ...]:
    """The questions without an answer of which some answer changes what is said, in order.

    That is: the outcome, who is close, a verdict, a reservation, a note, the referral, or
    whether what is expected lies within the funding. What else speaks against an instrument
    that is ruled out is not looked at, nor what would have to change.
    """
    said = _said(consider(catalogue, answers))
    return tuple(
        question.id
        for question, band in zip(catalogue.questions, answers.situation, strict=True)
        if band is None
        and question.id not in answers.given
        and any(
            other is not None and _said(other) != said
            for other in _with_answers(catalogue, answers, question.id)
        )
    )


def _with_answers(catalogue: Catalogue, answers: Answers, question: str) -> list[Advice | None]:
    """The advice with each answer to one more question; nothing where it is contradicted."""

    def weigh(value: str | int) -> Advice | None:
        try:
            return consider(catalogue, read_answers(catalogue, {**answers.given, question: value}))
        except AnswersError:
            return None

    noted = (clause for note in catalogue.notes for clause in note.when)
    figures = {
        figure
        for clause in noted
        if clause.question == question
        for figure in (clause.low, clause.high)
        if figure is not None
    }
    bands = bands_of(catalogue)[question]
    return [weigh(one) for one in (*(band.option or band.low for band in bands), *figures)]


def _said(advice: Advice) -> tuple[object, ...]:
    catalogue, known = advice.catalogue, advice.given.known
    leads = [one for one in catalogue.instruments if one.id in advice.instruments]
    possible = {name for names in advice.possible for name in names}
    notes = find_notes(catalogue, possible or advice.instruments, known)
    return (
        advice.outcome,
        advice.instruments,
        advice.possible,
        advice.close,
        [(one.instrument, one.verdict, _missed(one)) for one in advice.verdicts],
        [one for one in notes if one.level == "caution" or not possible],
        find_referral(catalogue, known) if advice.outcome == "none" else None,
        [expectation(catalogue, one, known) for one in leads],
    )


def _missed(verdict: Verdict) -> tuple[str, ...]:
    """The questions of the practices that an instrument misses and is not ruled out."""
    if verdict.verdict == "ruled-out":
        return ()
    return tuple(one.question for one in verdict.reasons if one.status == "missed")
