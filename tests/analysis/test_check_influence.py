"""What makes no difference to any outcome, in catalogues made up at random."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

import pytest
from all_situations import Survey, of_check, survey
from hypothesis import assume, given
from msgspec.structs import replace
from oracle import Oracle, Value
from oracle_world import world_of
from random_catalogues import annotated_catalogues, repeatably

from coopadvisor.analysis.checks import (
    idle_option,
    idle_question,
    idle_rule,
    never_recommended,
    repeated_rule,
)
from coopadvisor.catalogue.model import Catalogue, Choice, Condition

pytestmark = pytest.mark.slow


@repeatably
@given(annotated_catalogues())
def test_a_question_is_idle_if_no_answer_to_it_alone_changes_an_outcome_or_what_is_possible(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)
    assume(listed.situations)

    assert {
        one.question
        for one in of_check(idle_question.find_idle_questions(inspection), "idle-question")
    } == {
        name
        for name in listed.oracle.required
        if not listed.parts({name}) and leaves_all_open(listed, name)
    }


@repeatably
@given(annotated_catalogues())
def test_options_are_the_same_if_situations_differ_in_them_alone_and_none_leads_apart(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)
    findings = list(idle_question.find_idle_questions(inspection))
    idle = {one.question for one in of_check(findings, "idle-question")}
    for question in catalogue.questions:
        if question.id in idle or question.optional or not isinstance(question, Choice):
            continue
        options = [option.id for option in question.options]
        groups = [
            [band.option for band in one.values]
            for one in of_check(findings, "same-outcome")
            if one.question == question.id
        ]
        grouped = [option for group in groups for option in group]
        assert len(grouped) == len(set(grouped))
        for group in groups:
            assert len(group) > 1
            assert all(alike(listed, question.id, pair) for pair in combinations(group, 2))
        single = [option for option in options if option not in grouped]
        assert not any(alike(listed, question.id, pair) for pair in combinations(single, 2))


@pytest.mark.long
@repeatably
@given(annotated_catalogues())
def test_a_condition_is_idle_if_the_catalogue_without_it_has_the_same_outcomes(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)
    skipped = {one.instruments[0] for one in never_recommended.find_never_recommended(inspection)}
    pointless = {one.path for one in repeated_rule.find_repeated_rules(inspection)}
    optional = {question.id for question in catalogue.questions if question.optional}

    expected = {}
    for row, instrument in enumerate(catalogue.instruments):
        for column, condition in enumerate(instrument.conditions):
            path = ("instruments", row, "conditions", column)
            if instrument.id in skipped or path in pointless or condition.question in optional:
                continue
            if winners_without(listed, row, condition) == listed.winners:
                expected[path] = f"idle-{condition.force}"
    assert {one.path: one.check.id for one in idle_rule.find_idle_rules(inspection)} == expected


@repeatably
@given(annotated_catalogues())
def test_an_optional_question_is_idle_if_none_of_its_answers_changes_an_outcome(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)
    judge = listed.oracle.judge

    assert {one.question for one in idle_option.find_idle_options(inspection)} == {
        name
        for name, asked in listed.questions.items()
        if asked.optional
        and all(
            judge({**situation, name: value}).winners == won
            for situation, won in zip(listed.situations, listed.winners, strict=True)
            for value in asked.firsts
        )
    }


def leaves_all_open(listed: Survey, name: str) -> bool:
    """Whether each answer that somebody can give leaves the same outcomes possible."""
    possible: dict[Value, set[tuple[str, ...]]] = {}
    for situation, won in zip(listed.situations, listed.winners, strict=True):
        possible.setdefault(situation[name], set()).add(won)
    return all(one == other for one, other in combinations(possible.values(), 2))


def alike(listed: Survey, name: str, options: Collection[str]) -> bool:
    """Whether situations that differ in these two options alone exist, and none leads apart."""
    met = [
        (listed.winners[one], listed.winners[other])
        for one, other in listed.neighbours({name})
        if {listed.situations[one][name], listed.situations[other][name]} == set(options)
    ]
    return bool(met) and all(one == other for one, other in met)


def winners_without(listed: Survey, row: int, condition: Condition) -> list[tuple[str, ...]]:
    """Who wins in each situation, had an instrument not this condition."""
    instruments = list(listed.catalogue.instruments)
    kept = tuple(one for one in instruments[row].conditions if one is not condition)
    instruments[row] = replace(instruments[row], conditions=kept)
    other = Oracle(world_of(replace(listed.catalogue, instruments=tuple(instruments))))
    return [other.judge(situation).winners for situation in listed.situations]
