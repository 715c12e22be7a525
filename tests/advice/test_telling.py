"""Which open questions could still change what is said, against the reports themselves."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import pytest

from coopadvisor import AnswersError, Catalogue
from coopadvisor.advice.report import Report, report
from coopadvisor.advice.telling import find_telling
from coopadvisor.catalogue.model import Choice
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.values import Value

DAY = dt.date(2026, 11, 20)


def telling(catalogue: Catalogue, **answers: Value) -> tuple[str, ...]:
    return find_telling(
        catalogue,
        read_answers(catalogue, {name.replace("_", "-"): one for name, one in answers.items()}),
    )


def test_after_none_no_question_is_left_that_could_change_nothing(catalogue: Catalogue) -> None:
    assert telling(catalogue, cnrs_unit="no") == ("partners",)  # a note holds for some of them
    assert telling(catalogue, cnrs_unit="no", partners="few-teams") == ()


def test_what_could_still_be_a_reservation_is_asked(catalogue: Catalogue) -> None:
    found = telling(catalogue, cnrs_unit="yes", maturity="first-exchanges", partners="two-leads")

    assert "budget" in found
    assert "localisation" in found
    assert "countries" not in found  # implied


def test_a_question_answered_by_not_knowing_is_not_asked_again(catalogue: Catalogue) -> None:
    assert "budget" not in telling(catalogue, cnrs_unit="yes", budget="unknown")


def shown(one: Report) -> tuple[object, ...]:
    """What a person reads, apart from the reasons against what is ruled out, and the changes."""
    verdicts = [
        (
            each.instrument,
            each.verdict,
            [
                reason.question
                for reason in each.reasons
                if reason.status == "missed" and each.verdict != "ruled-out"
            ],
        )
        for each in one.verdicts
    ]
    expected = [each.expected for each in one.recommended]
    return (
        one.outcome,
        one.instruments,
        one.possible,
        one.close,
        verdicts,
        one.notes if not one.possible else (),
        one.cautions,
        one.referral,
        expected,
    )


@pytest.mark.slow
def test_a_question_is_telling_if_some_value_of_it_changes_what_is_shown(
    catalogue: Catalogue,
) -> None:
    chance = random.Random(17)
    for _ in range(60):
        answers = some_answers(catalogue, chance)
        found = find_telling(catalogue, read_answers(catalogue, answers))
        before = shown(report(catalogue, answers, DAY))
        implied = read_answers(catalogue, answers).implied
        expected = [
            question.id
            for question in catalogue.questions
            if question.id not in answers
            and question.id not in implied
            and any(
                shown(one) != before for one in with_every_value(catalogue, answers, question.id)
            )
        ]
        assert list(found) == expected


def some_answers(catalogue: Catalogue, chance: random.Random) -> dict[str, Value]:
    while True:
        asked = chance.sample(catalogue.questions, chance.randrange(len(catalogue.questions)))
        answers = {one.id: chance.choice(values(catalogue, one.id)) for one in asked}
        try:
            report(catalogue, answers, DAY)
        except AnswersError:
            continue
        return answers


def with_every_value(
    catalogue: Catalogue, answers: dict[str, Value], question: str
) -> Iterator[Report]:
    for value in values(catalogue, question):
        try:
            yield report(catalogue, {**answers, question: value}, DAY)
        except AnswersError:
            continue


def values(catalogue: Catalogue, name: str) -> list[Value]:
    """Every option, or figures on both sides of every one that a condition names."""
    question = next(one for one in catalogue.questions if one.id == name)
    if isinstance(question, Choice):
        return [option.id for option in question.options]
    named = {
        figure + step
        for instrument in catalogue.instruments
        for condition in instrument.conditions
        if condition.question == name
        for figure in (condition.low, condition.high)
        if figure is not None
        for step in (-1, 0, 1)
    }
    ends = {question.minimum, question.maximum}
    return sorted(one for one in named | ends if question.minimum <= one <= question.maximum)
