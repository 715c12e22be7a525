"""No decision lives in Python: under other names and in another order all stays the same."""

import pytest
from fixture_scope import shared
from oracle import Value
from renaming import Renaming

from coopadvisor import Catalogue, advise, outcome
from coopadvisor.analysis.tree import build_tree

Spoken = tuple[dict[str, Value], ...]


@pytest.fixture(scope=shared, params=[1, 2, 3])
def renaming(request: pytest.FixtureRequest, catalogue: Catalogue) -> Renaming:
    return Renaming(catalogue, request.param)


def test_no_name_survives_a_renaming(renaming: Renaming, catalogue: Catalogue) -> None:
    before = {one.id for one in (*catalogue.questions, *catalogue.instruments)}
    after = {one.id for one in (*renaming.catalogue.questions, *renaming.catalogue.instruments)}

    assert not before & after
    assert len(before) == len(after)


def test_every_situation_is_decided_alike_under_other_names(
    renaming: Renaming, catalogue: Catalogue, spoken: Spoken
) -> None:
    for answers in spoken:
        before = outcome(catalogue, answers)
        after = outcome(renaming.catalogue, renaming.answers(answers))

        assert after.outcome == before.outcome
        assert set(after.instruments) == renaming.names(before.instruments)


def test_verdicts_and_hinges_are_alike_under_other_names(
    renaming: Renaming, catalogue: Catalogue, spoken: Spoken
) -> None:
    for answers in spoken[::7]:
        before = advise(catalogue, {**answers, "institute": "insmi"})
        after = advise(renaming.catalogue, renaming.answers({**answers, "institute": "insmi"}))

        assert {one.instrument: one.verdict for one in after.verdicts} == {
            renaming.instruments[one.instrument]: one.verdict for one in before.verdicts
        }
        assert set(after.hinges) == {renaming.questions[name] for name in before.hinges}


def test_partial_answers_are_decided_alike_under_other_names(
    renaming: Renaming, catalogue: Catalogue, spoken: Spoken
) -> None:
    for number, whole in enumerate(spoken[::7]):
        gaps = {number % 6, number % 5}
        answers = {name: whole[name] for place, name in enumerate(whole) if place not in gaps}
        before = advise(catalogue, answers)
        after = advise(renaming.catalogue, renaming.answers(answers))

        assert after.outcome == before.outcome
        assert set(map(frozenset, after.possible)) == {
            frozenset(renaming.names(one)) for one in before.possible
        }


def test_changes_are_alike_under_other_names(
    renaming: Renaming, catalogue: Catalogue, spoken: Spoken
) -> None:
    for answers in spoken[::41]:
        before = advise(catalogue, answers).changes
        after = advise(renaming.catalogue, renaming.answers(answers)).changes

        assert {(one.instrument, frozenset(one.answers.items())) for one in after} == {
            (
                renaming.instruments[one.instrument],
                frozenset(renaming.answers(one.answers).items()),
            )
            for one in before
        }
        assert len(after) == len(before)


def test_the_tree_is_as_short_under_other_names(renaming: Renaming, catalogue: Catalogue) -> None:
    before, after = build_tree(catalogue), build_tree(renaming.catalogue)

    assert after.mean == pytest.approx(before.mean)
