"""Outcomes drawn or sampled instead of listed, in catalogues made up at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from low_limits import taken_for
from oracle import Known, Oracle, Value
from random_catalogues import partial_answers, repeatably
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor import outcome
from coopadvisor.advice.forks import find_forks
from coopadvisor.catalogue.model import Catalogue, Option
from coopadvisor.decision import completions as reaching
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.completions import compile_outcomes
from coopadvisor.decision.table import rules_for
from coopadvisor.diagrams.diagram import count

pytestmark = pytest.mark.slow

Winners = tuple[str, ...]


@repeatably
@given(partial_answers())
def test_as_many_situations_are_counted_as_there_are(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    situation = read_answers(catalogue, answers).situation
    rules = rules_for(catalogue, situation)
    drawn = compile_outcomes(rules, situation)

    numbers = {rules.names(mask): number for mask, number in count(drawn).items()}
    assert numbers == Counter(outcomes_of(oracle, answers))
    reached = reaching.reach(rules, situation)
    assert reached.whole
    assert {rules.names(mask) for mask in reached.winners} == numbers.keys()


@repeatably
@given(partial_answers())
def test_what_is_sampled_is_what_some_completion_has_and_always_the_same(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    situation = read_answers(catalogue, answers).situation
    rules = rules_for(catalogue, situation)
    found = []
    for _ in range(2):
        with taken_for("sampled"):
            found.append(reaching.reach(rules, situation))

    assert found[0] == found[1]
    possible = set(outcomes_of(oracle, answers))
    winners = {rules.names(mask) for mask in found[0].winners}
    assert winners == possible if found[0].whole else winners <= possible


@repeatably
@given(partial_answers())
def test_only_questions_that_matter_are_forks_however_they_are_found(
    case: tuple[Catalogue, Oracle, dict[str, Value]],
) -> None:
    catalogue, oracle, answers = case
    given_answers = read_answers(catalogue, answers)
    expected = matter(oracle, answers)

    assert [one.question for one in find_forks(catalogue, given_answers)] == expected
    with taken_for("sampled"):
        sampled = find_forks(catalogue, given_answers)
    assert {one.question for one in sampled} <= set(expected)
    for fork in sampled:
        for path in fork.consequences:
            for band in path.values:
                value = band.option or band.low
                possible = set(outcomes_of(oracle, {**answers, fork.question: value}))
                assert path.outcome.possible or path.outcome.outcome != "undecided"
                shown = path.outcome.possible or (path.outcome.instruments,)
                assert set(shown) <= possible


def test_answers_are_not_refused_because_no_sample_was_found() -> None:
    sides = [
        Option(id=name, text=WORDS, said=WORDS, implies={"side": name}) for name in ("a", "b", "c")
    ]
    questions = [choice(f"q{place}", sides) for place in range(9)]
    catalogue = catalogue_of(
        [*questions, choice("side", ["a", "b", "c"])],
        [instrument("i", wants("q0", "rule", ["a"]))],
    )
    with taken_for("sampled"):
        assert outcome(catalogue, {}).outcome == "undecided"


def outcomes_of(oracle: Oracle, answers: Known) -> list[Winners]:
    """Who wins in each situation that answers leave possible."""
    known = oracle.known(answers)
    return [oracle.judge(one).winners for one in oracle.completions(known)]


def matter(oracle: Oracle, answers: Known) -> list[str]:
    """The open questions that tell two completions apart, or what their answers leave open."""
    known = oracle.known(answers)
    completions = list(oracle.completions(known))
    found = []
    for name in oracle.required:
        if name in known:
            continue
        apart: dict[tuple[Value, ...], set[Winners]] = {}
        leads: dict[Value, set[Winners]] = {}
        for one in completions:
            won = oracle.judge(one).winners
            apart.setdefault(others(one, name), set()).add(won)
            leads.setdefault(one[name], set()).add(won)
        sets = {frozenset(one) for one in leads.values()}
        if len(sets) > 1 or any(len(one) > 1 for one in apart.values()):
            found.append(name)
    return found


def others(situation: Mapping[str, Value], name: str) -> tuple[Value, ...]:
    return tuple(value for key, value in situation.items() if key != name)
