"""Looking for one situation, in catalogues made up at random."""

from __future__ import annotations

from all_situations import Survey, survey, without_wish
from hypothesis import given
from hypothesis import strategies as st
from oracle import Oracle, Value
from oracle_world import wish_of
from random_catalogues import annotated_catalogues, repeatably

from coopadvisor.analysis.search import find_difference, find_win
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import Situation
from coopadvisor.decision.table import without_condition


@repeatably
@given(annotated_catalogues())
def test_a_win_is_found_exactly_where_there_is_one(catalogue: Catalogue) -> None:
    inspection, listed = survey(catalogue)
    for bit, instrument in enumerate(catalogue.instruments):
        found = find_win(inspection.rules, 1 << bit)
        assert (found is not None) == any(instrument.id in won for won in listed.winners)
        if found is not None:
            assert instrument.id in listed.winners[listed.number_of(answers_in(listed, found))]


@repeatably
@given(annotated_catalogues(), st.data())
def test_a_difference_is_found_exactly_where_a_condition_makes_one(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    inspection, listed = survey(catalogue)
    required = [
        (bit, instrument.id, condition)
        for bit, instrument in enumerate(catalogue.instruments)
        for condition in instrument.conditions
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


def answers_in(listed: Survey, found: Situation) -> dict[str, Value]:
    """A situation as answers."""
    return {
        name: asked.firsts[band]
        for (name, asked), band in zip(listed.questions.items(), found, strict=True)
        if band is not None
    }
