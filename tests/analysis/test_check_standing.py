"""Instruments that never win and answers that nobody can give, in catalogues made up at random."""

from __future__ import annotations

from dataclasses import replace

import pytest
from all_situations import survey
from hypothesis import given
from oracle import Oracle
from random_catalogues import annotated_catalogues, repeatably

from coopadvisor.analysis.checks import impossible_answer, never_recommended
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.partition import bands_of, join

pytestmark = pytest.mark.slow


@repeatably
@given(annotated_catalogues())
def test_exactly_the_instruments_that_win_nowhere_are_said_never_to(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)
    findings = list(never_recommended.find_never_recommended(inspection))
    winning = {name for won in listed.winners for name in won}
    names = [one.id for one in catalogue.instruments]

    assert [one.instruments[0] for one in findings] == [one for one in names if one not in winning]
    for one in findings:
        assert one.path[:2] == ("instruments", names.index(one.instruments[0]))
        standing = [
            listed.oracle.judge(situation).verdicts[one.instruments[0]] != "ruled-out"
            for situation in listed.situations
        ]
        assert (one.check.id == "contradictory-conditions") == (not any(standing))
        if one.example is not None:
            assert standing[listed.number_of(one.example)]
        assert (one.example is None) == (one.check.id == "contradictory-conditions")


@repeatably
@given(annotated_catalogues())
def test_rules_that_exclude_each_other_do_so_only_together(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)
    for one in never_recommended.find_never_recommended(inspection):
        if one.check.id != "contradictory-conditions":
            continue
        (name,) = one.instruments
        rules = {
            wish.question: wish.accepts
            for wish in listed.oracle.world.wishes
            if (wish.instrument, wish.force) == (name, "rule") and wish.question in one.names
        }
        assert tuple(rules) == one.names
        for spared in (None, *rules):
            kept = {question: rules[question] for question in rules if question != spared}
            met = [
                all(situation[question] in accepts for question, accepts in kept.items())
                for situation in listed.situations
            ]
            assert any(met) == (spared is not None)
        row, column = one.path[1], one.path[3]
        assert isinstance(row, int)
        assert isinstance(column, int)
        assert catalogue.instruments[row].conditions[column].question == one.names[0]


@pytest.mark.long
@repeatably
@given(annotated_catalogues())
def test_an_instrument_is_shadowed_by_the_first_that_always_wins_against_it_alone(
    catalogue: Catalogue,
) -> None:
    inspection, listed = survey(catalogue)
    for one in never_recommended.find_never_recommended(inspection):
        if one.check.id != "contradictory-conditions":
            name, *shadows = one.instruments
            others = [other.id for other in catalogue.instruments if other.id != name]
            always = [other for other in others if not ever_wins(listed.oracle, name, other)]
            assert shadows == always[:1]
            assert one.check.id == ("shadowed" if always else "never-recommended")


@repeatably
@given(annotated_catalogues())
def test_exactly_the_answers_that_no_situation_has_are_impossible(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)

    expected = {}
    for name in listed.oracle.required:
        possible = {situation[name] for situation in listed.situations}
        bands = zip(bands_of(catalogue)[name], listed.questions[name].firsts, strict=True)
        if impossible := join(band for band, first in bands if first not in possible):
            expected[name] = impossible
    assert {
        one.question: one.values for one in impossible_answer.find_impossible_answers(inspection)
    } == expected


def ever_wins(oracle: Oracle, name: str, other: str) -> bool:
    """Whether one instrument wins anywhere in the world of only these two."""
    pair = tuple(one for one in oracle.world.instruments if one in (name, other))
    two = Oracle(
        replace(
            oracle.world,
            instruments=pair,
            wishes=tuple(one for one in oracle.world.wishes if one.instrument in pair),
        )
    )
    return any(name in two.judge(situation).winners for situation in oracle.situations)
