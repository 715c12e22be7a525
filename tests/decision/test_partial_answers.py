"""Answers with gaps: what all completions share, and nothing guessed."""

from collections.abc import Iterator
from itertools import product

import pytest
from fixture_scope import shared
from oracle import ContradictionError, Known, Oracle, Value

from coopadvisor import AnswersError, Catalogue, advise, outcome
from coopadvisor.advice.advice import Advice

pytestmark = pytest.mark.long

Case = tuple[dict[str, Value], Advice]


def all_partial_answers(oracle: Oracle) -> Iterator[dict[str, Value]]:
    spans = [(None, *oracle.world.questions[name].firsts) for name in oracle.required]
    for values in product(*spans):
        named = zip(oracle.required, values, strict=True)
        yield {name: value for name, value in named if value is not None}


@pytest.fixture(scope=shared)
def cases(oracle: Oracle, catalogue: Catalogue) -> list[Case]:
    """Every set of answers that does not contradict itself, with its advice."""
    return [
        (answers, advise(catalogue, answers))
        for answers in all_partial_answers(oracle)
        if not contradicts(oracle, answers)
    ]


def contradicts(oracle: Oracle, answers: Known) -> bool:
    try:
        oracle.known(answers)
    except ContradictionError:
        return True
    return False


def test_partial_answers_give_what_all_their_completions_share(
    oracle: Oracle, cases: list[Case]
) -> None:
    assert len(cases) == 12_960
    for answers, advice in cases:
        expected = oracle.expect(answers)

        assert (advice.outcome, advice.instruments) == (expected.outcome, expected.instruments)
        assert set(advice.possible) == expected.possible
        assert len(advice.possible) == len(expected.possible)
        assert {one.instrument: one.verdict for one in advice.verdicts} == expected.verdicts


def test_what_is_unanswered_is_all_that_is_open(oracle: Oracle, cases: list[Case]) -> None:
    for answers, advice in cases:
        assert advice.unanswered == oracle.expect(answers).unanswered
        open_ones = {
            reason.question
            for verdict in advice.verdicts
            for reason in verdict.reasons
            if reason.status == "open"
        }
        assert open_ones == set(advice.unanswered)


def test_one_more_answer_never_brings_back_what_is_ruled_out(
    cases: list[Case],
) -> None:
    def out(advice: Advice) -> set[str]:
        return {one.instrument for one in advice.verdicts if one.verdict == "ruled-out"}

    ruled_out = {tuple(answers.items()): out(advice) for answers, advice in cases}
    for answers, _ in cases:
        for forgotten in answers:
            fewer = tuple(pair for pair in answers.items() if pair[0] != forgotten)
            assert ruled_out[fewer] <= ruled_out[tuple(answers.items())], answers


def test_a_settled_outcome_stays_whatever_is_answered_next(cases: list[Case]) -> None:
    reached = {tuple(answers.items()): advice for answers, advice in cases}
    for answers, advice in cases:
        for forgotten in answers:
            fewer = reached[tuple(pair for pair in answers.items() if pair[0] != forgotten)]
            sets = set(fewer.possible) or {fewer.instruments}
            assert set(advice.possible) <= sets
            assert advice.possible or advice.instruments in sets


def test_possible_outcomes_stand_in_the_order_of_the_catalogue_with_none_last(
    oracle: Oracle, cases: list[Case]
) -> None:
    places = {name: place for place, name in enumerate(oracle.world.instruments)}
    for _, advice in cases:
        keys = [(not one, [places[name] for name in one]) for one in advice.possible]
        assert keys == sorted(keys)


def test_unknown_weighs_as_much_as_no_answer(catalogue: Catalogue, cases: list[Case]) -> None:
    names = [question.id for question in catalogue.questions]
    for answers, advice in cases[::7]:
        told = advise(catalogue, {**dict.fromkeys(names, "unknown"), **answers})

        assert told.verdicts == advice.verdicts
        assert told.possible == advice.possible
        assert (told.outcome, told.instruments) == (advice.outcome, advice.instruments)
        assert told.unanswered == advice.unanswered
        assert told.implied == advice.implied


def test_the_outcome_alone_is_that_of_the_whole_advice(
    catalogue: Catalogue, cases: list[Case]
) -> None:
    for answers, advice in cases[::3]:
        assert outcome(catalogue, answers) == (advice.outcome, advice.instruments)


def test_contradictory_answers_are_never_weighed(oracle: Oracle, catalogue: Catalogue) -> None:
    contradictory = [one for one in all_partial_answers(oracle) if contradicts(oracle, one)]

    assert len(contradictory) == 1440
    for answers in contradictory:
        with pytest.raises(AnswersError):
            outcome(catalogue, answers)
