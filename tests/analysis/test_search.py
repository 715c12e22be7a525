"""Looking for one situation, in catalogues made up at random."""

from __future__ import annotations

from itertools import permutations

import pytest
from all_situations import Survey, inspect, survey, without_wish
from hypothesis import given
from hypothesis import strategies as st
from oracle import Oracle, Value
from oracle_world import wish_of
from random_catalogues import annotated_catalogues, repeatably
from small_catalogues import catalogue_of, choice, instrument, wants

from coopadvisor.analysis.search import find_difference, find_win
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.table import completions, winners, without_condition


@repeatably
@given(annotated_catalogues())
def test_a_win_is_found_exactly_where_there_is_one(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)
    for bit, one in enumerate(catalogue.instruments):
        found = find_win(inspection.rules, 1 << bit)
        assert (found is not None) == any(one.id in won for won in listed.winners)
        if found is not None:
            assert one.id in listed.winners[listed.number_of(answers_in(listed, found))]


@repeatably
@given(annotated_catalogues(), st.data())
def test_a_difference_is_found_exactly_where_a_condition_makes_one(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    inspection, listed = survey(catalogue)
    required = [
        (bit, one.id, condition)
        for bit, one in enumerate(catalogue.instruments)
        for condition in one.conditions
        if condition.question in listed.oracle.required
    ]
    if not required:
        return
    bit, name, condition = data.draw(st.sampled_from(required))
    firsts = listed.questions[condition.question].firsts
    bands = data.draw(st.lists(st.sampled_from(range(len(firsts))), unique=True))
    other = Oracle(without_wish(listed.oracle.world, wish_of(name, condition)))

    found = find_difference(
        inspection.rules,
        without_condition(catalogue, inspection.rules, bit, condition),
        1 << bit,
        {inspection.places[condition.question]: bands},
    )
    shown = {
        number
        for number, situation in enumerate(listed.situations)
        if situation[condition.question] in [firsts[band] for band in bands]
        and other.judge(situation).winners != listed.winners[number]
    }
    assert (found is not None) == bool(shown)
    assert found is None or listed.number_of(answers_in(listed, found)) in shown


@pytest.mark.parametrize("names", [*permutations("pqrs")], ids="".join)
def test_a_difference_is_found_where_a_better_one_is_excluded_by_another_question(
    names: tuple[str, ...],
) -> None:
    """Behind the better one everywhere, an instrument wins only where that one is excluded."""
    excluding, telling, told, _ = names
    behind = (wants(telling, "rule", ["y"]), wants(telling, "practice", ["x"]))
    lost = wants(told, "rule", ["x"])
    catalogue = catalogue_of(
        [choice(name, ["x", "y"]) for name in "pqrs"],
        [
            instrument("behind", *behind, lost),
            instrument("better", wants(excluding, "rule", ["x"])),
            instrument("third", *(wants(one, "practice", ["x"]) for one in names)),
        ],
    )
    inspection = inspect(catalogue)
    before, place = inspection.rules, inspection.places[told]
    after = without_condition(catalogue, before, 0, lost)
    shown = [
        one
        for one in completions(before, inspection.blank)
        if winners(before, one) != winners(after, one)
    ]

    assert {(one[inspection.places[excluding]], one[place]) for one in shown} == {(1, 1)}
    assert find_difference(before, after, 1, {place: [1]}) in shown
    assert find_difference(before, after, 1, {place: [0]}) is None


def answers_in(listed: Survey, found: Situation) -> dict[str, Value]:
    """A situation as answers."""
    return {
        name: asked.firsts[band]
        for (name, asked), band in zip(listed.questions.items(), found, strict=True)
        if band is not None
    }
