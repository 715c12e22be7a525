"""Any small catalogue as plain data for the oracle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from oracle import Asked, Region, Value, Wish, World

from coopadvisor.catalogue.model import Catalogue, Choice, Clause, Condition, Number, Question

ENDLESS = 10**9


def world_of(catalogue: Catalogue) -> World:
    """What a catalogue decides. Its numbers must be small: every figure is looked at."""
    everything = list(_conditions(catalogue))
    causes = {cause for _, cause, _ in everything if cause is not None}
    return World(
        questions={one.id: _asked(catalogue, one) for one in catalogue.questions},
        instruments=tuple(one.id for one in catalogue.instruments),
        wishes=tuple(wish_of(name, one) for name, cause, one in everything if cause is None),
        precedence=catalogue.precedence.order,
        overlays={
            cause: tuple(wish_of(name, one) for name, its, one in everything if its == cause)
            for cause in causes
        },
    )


def _conditions(
    catalogue: Catalogue,
) -> Iterator[tuple[str, tuple[str, Value] | None, Condition]]:
    """Each condition with its instrument and the optional answer that brings it in."""
    for instrument in catalogue.instruments:
        for condition in instrument.conditions:
            yield instrument.id, None, condition
    for question in catalogue.questions:
        for option in question.options if isinstance(question, Choice) else ():
            for overlay in option.overlays:
                for condition in overlay.conditions:
                    yield overlay.instrument, (question.id, option.id), condition


def wish_of(instrument: str, condition: Condition) -> Wish:
    """A condition as plain data."""
    return Wish(instrument, condition.question, condition.force, _region(condition))


def _region(clause: Clause) -> Region:
    if clause.accepts is not None:
        return clause.accepts
    return range(clause.low or 0, (ENDLESS if clause.high is None else clause.high) + 1)


def _asked(catalogue: Catalogue, question: Question) -> Asked:
    if isinstance(question, Number):
        clauses = [clause for _, _, clause in _conditions(catalogue)]
        wanted = [_region(one) for one in clauses if one.question == question.id]
        return Asked(
            _runs(question, [*wanted, *_further(catalogue, question)]), optional=question.optional
        )
    return Asked(
        tuple((option.id,) for option in question.options),
        optional=question.optional,
        implies={one.id: one.implies for one in question.options if one.implies},
        becomes={one.id: one.becomes for one in question.options if one.becomes is not None},
    )


def _further(catalogue: Catalogue, question: Number) -> list[Region]:
    """What is distinguished of a number besides conditions: by referrals and implications."""
    clauses = [clause for referral in catalogue.referrals for clause in referral.when]
    implied = [
        int(option.implies[question.id])
        for other in catalogue.questions
        for option in (other.options if isinstance(other, Choice) else ())
        if question.id in option.implies
    ]
    return [
        *(_region(one) for one in clauses if one.question == question.id),
        *(range(figure, figure + 1) for figure in implied),
    ]


def _runs(question: Number, regions: list[Region]) -> tuple[range, ...]:
    """Runs of figures between which no region distinguishes."""
    runs = [
        list(run)
        for _, run in groupby(
            range(question.minimum, question.maximum + 1),
            lambda figure: [figure in region for region in regions],
        )
    ]
    return tuple(range(run[0], run[-1] + 1) for run in runs)
