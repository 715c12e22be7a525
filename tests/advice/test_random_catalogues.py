"""Catalogues that nobody would write, against the slow and obvious way."""

from contextlib import nullcontext
from unittest.mock import patch

import pytest
from exhaustive_changes import Change, Moves
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from oracle import ContradictionError, Known, Oracle, Reason, Value
from oracle_world import world_of
from random_catalogues import answers_to, catalogues, repeatably
from shortest_trees import Optimum
from sufficient_sets import close_ones, smallest_sufficient_set
from tree_descent import check_node, covers, follow, stops

from coopadvisor import AnswersError, advise, outcome
from coopadvisor.advice import changes as changing
from coopadvisor.advice import sufficiency
from coopadvisor.advice.forks import find_forks
from coopadvisor.analysis.tree import build_tree
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.decision.answers import read_answers

pytestmark = pytest.mark.slow

more_often = settings(repeatably, max_examples=50)


@st.composite
def questioned(draw: st.DrawFn) -> tuple[Catalogue, Oracle, dict[str, Value]]:
    """A catalogue, what follows from it, and some answers that can be completed."""
    catalogue = draw(catalogues())
    answers = draw(answers_to(catalogue))
    oracle = Oracle(world_of(catalogue))
    try:
        known = oracle.known(answers)
    except ContradictionError:
        with pytest.raises(AnswersError):
            advise(catalogue, answers)
        with pytest.raises(AnswersError):
            outcome(catalogue, answers)
        assume(condition=False)
    assume(any(oracle.completions(known)))
    return catalogue, oracle, answers


@st.composite
def answered(draw: st.DrawFn) -> tuple[Catalogue, Oracle, dict[str, Value]]:
    """A catalogue, what follows from it, and complete answers: some perhaps only implied."""
    catalogue = draw(catalogues())
    oracle = Oracle(world_of(catalogue))
    assume(oracle.situations)
    answers: dict[str, Value] = {}
    for name, value in draw(st.sampled_from(oracle.situations)).items():
        asked = oracle.world.questions[name]
        answers[name] = draw(st.sampled_from(asked.band(value)))
    for name, asked in oracle.world.questions.items():
        if asked.optional and draw(st.booleans()):
            answers[name] = draw(st.sampled_from(asked.firsts))
    for name, value in forced_by(oracle, answers).items():
        answers[name] = draw(st.sampled_from([value, "unknown"]))
    return catalogue, oracle, answers


def forced_by(oracle: Oracle, answers: Known) -> dict[str, Value]:
    return {
        name: value
        for cause in answers.items()
        for name, value in oracle.implied_by(*cause).items()
    }


@more_often
@given(questioned())
def test_any_answers_give_what_their_completions_share(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    advice, expected = advise(catalogue, answers), oracle.expect(answers)

    assert (advice.outcome, advice.instruments) == (expected.outcome, expected.instruments)
    assert outcome(catalogue, answers) == (expected.outcome, expected.instruments)
    assert set(advice.possible) == expected.possible
    assert {one.instrument: one.verdict for one in advice.verdicts} == expected.verdicts
    assert advice.unanswered == expected.unanswered
    assert {**answers, **advice.implied} == {**answers, **oracle.known(answers)}


@more_often
@given(questioned())
def test_any_answers_give_a_reason_for_each_condition(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case

    assert {
        verdict.instrument: {
            Reason(one.question, one.answer, one.force, one.status) for one in verdict.reasons
        }
        for verdict in advise(catalogue, answers).verdicts
    } == oracle.reasons(answers)


@more_often
@given(questioned())
def test_any_tree_is_right_and_the_shortest(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    tree, optimum = build_tree(catalogue, answers), Optimum(oracle, answers)

    assert tree.mean == pytest.approx(optimum.mean, abs=1e-12)
    asked = [follow(tree.root, situation)[1] for situation in optimum.situations]
    assert (tree.least, tree.most) == (min(asked), max(asked))
    assert tree.mean == pytest.approx(sum(asked) / len(asked), abs=1e-12)
    for node, picks, box in stops(tree.root, optimum):
        check_node(node, picks, box, optimum)
        if node.outcome is not None:
            expected = oracle.expect({**answers, **dict(picks), **forced_by(oracle, dict(picks))})
            assert node.outcome.outcome == expected.outcome
            assert node.outcome.instruments == expected.instruments
            assert set(node.outcome.possible) == expected.possible


@more_often
@given(questioned())
def test_any_open_question_is_a_fork_as_long_as_its_answer_can_change_what_follows(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    expected: dict[str, dict[Value, set[tuple[str, ...]]]] = {}
    for name in oracle.expect(answers).unanswered:
        leads: dict[Value, set[tuple[str, ...]]] = {}
        beside: dict[tuple[Value, ...], set[tuple[str, ...]]] = {}
        for one in oracle.completions(oracle.known(answers)):
            winners = oracle.judge(one).winners
            leads.setdefault(one[name], set()).add(winners)
            others = tuple(value for other, value in one.items() if other != name)
            beside.setdefault(others, set()).add(winners)
        if len({*map(frozenset, leads.values())}) > 1 or max(map(len, beside.values())) > 1:
            expected[name] = leads
    forks = find_forks(catalogue, read_answers(catalogue, answers))

    assert [fork.question for fork in forks] == list(expected)
    for fork in forks:
        leads = expected[fork.question]
        assert len(fork.consequences) == len({*map(frozenset, leads.values())})
        for value in oracle.world.questions[fork.question].firsts:
            assert [
                set(path.outcome.possible) or {path.outcome.instruments}
                for path in fork.consequences
                if any(covers(band, value) for band in path.values)
            ] == ([leads[value]] if value in leads else [])


@pytest.mark.parametrize("is_small", [True, False], ids=["read-off", "searched"])
@more_often
@given(case=answered())
def test_any_complete_answers_have_exactly_the_smallest_changes(
    *, case: tuple[Catalogue, Oracle, dict[str, Value]], is_small: bool
) -> None:
    catalogue, oracle, answers = case
    with nullcontext() if is_small else patch.object(changing, "bitmaps_for", lambda *_: None):
        changes = advise(catalogue, answers).changes
    found = [Change(one.instrument, frozenset(one.answers.items())) for one in changes]

    assert set(found) == Moves(oracle).changes(answers)
    assert len(set(found)) == len(found)
    for change in changes:
        changed = {**answers, **change.answers}
        assert outcome(catalogue, changed) == ("recommended", (change.instrument,))


@more_often
@given(questioned())
def test_any_answers_hang_on_those_of_which_another_value_leads_elsewhere(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case

    assert set(advise(catalogue, answers).hinges) == Moves(oracle).hinges(answers)


@more_often
@given(questioned())
def test_any_answers_have_the_first_of_the_smallest_sets_that_lead_to_the_outcome(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case

    assert advise(catalogue, answers).why == smallest_sufficient_set(oracle, answers)


@more_often
@given(questioned())
def test_where_situations_are_too_many_no_answer_of_the_set_can_be_spared(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    with patch.object(sufficiency, "bitmaps_for", lambda *_: None):
        why = advise(catalogue, answers).why
    expected = oracle.expect(answers)

    def leads(questions: tuple[str, ...]) -> bool:
        found = oracle.expect({name: answers[name] for name in questions})
        return (found.outcome, found.instruments) == (expected.outcome, expected.instruments)

    assert expected.outcome == "undecided" or leads(why)
    assert not any(leads(tuple(one for one in why if one != name)) for name in why)
    assert len(why) >= len(smallest_sufficient_set(oracle, answers))


@more_often
@given(questioned())
def test_any_instrument_is_close_that_misses_no_more_than_one_that_misses_two_practices(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case

    assert advise(catalogue, answers).close == close_ones(oracle, answers)
