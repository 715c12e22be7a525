"""While it is undecided: which open questions still matter, and what each answer leads to."""

import random
from itertools import groupby

import pytest
from fixture_scope import shared
from low_limits import taken_for
from oracle import ContradictionError, Known, Oracle, Value
from tree_descent import covers

from coopadvisor import Catalogue, advise
from coopadvisor.advice.forks import Fork, find_forks
from coopadvisor.decision.answers import read_answers

pytestmark = pytest.mark.long

Case = tuple[dict[str, Value], tuple[Fork, ...]]


@pytest.fixture(scope=shared)
def cases(oracle: Oracle, catalogue: Catalogue) -> list[Case]:
    """Many incomplete answers that settle nothing, with what they leave open."""
    chance = random.Random(4)
    found: list[Case] = []
    for whole in oracle.situations[::8]:
        names = chance.sample(oracle.required, chance.randint(0, 5))
        answers = {name: whole[name] for name in oracle.required if name in names}
        if advise(catalogue, answers).outcome == "undecided":
            found.append((answers, find_forks(catalogue, read_answers(catalogue, answers))))
    return found


def leads_to(oracle: Oracle, answers: Known, name: str, value: Value) -> tuple[object, ...] | None:
    try:
        expected = oracle.expect({**answers, name: value})
    except ContradictionError:
        return None
    return expected.outcome, expected.instruments, expected.possible


def test_each_path_is_what_its_answers_lead_to(oracle: Oracle, cases: list[Case]) -> None:
    assert len(cases) > 60
    for answers, forks in cases:
        for fork in forks:
            asked = oracle.world.questions[fork.question]
            for band in asked.bands:
                expected = leads_to(oracle, answers, fork.question, band[0])
                paths = [
                    (
                        path.outcome.outcome,
                        path.outcome.instruments,
                        frozenset(path.outcome.possible),
                    )
                    for path in fork.consequences
                    if any(covers(values, band[0]) for values in path.values)
                ]
                assert paths == ([] if expected is None else [expected])


def test_a_question_that_can_still_tell_two_completions_apart_matters(
    oracle: Oracle, cases: list[Case]
) -> None:
    for answers, forks in cases:
        matter = {fork.question for fork in forks}
        assert matter
        for name in oracle.expect(answers).unanswered:
            if name not in matter:
                assert not tells_apart(oracle, answers, name)


def test_a_question_without_a_fork_leads_to_one_place(oracle: Oracle, cases: list[Case]) -> None:
    for answers, forks in cases:
        matter = {fork.question for fork in forks}
        for name in oracle.expect(answers).unanswered:
            values = oracle.world.questions[name].firsts
            places = {leads_to(oracle, answers, name, value) for value in values} - {None}
            assert len(places) == 1 or name in matter


def test_forks_stand_in_the_order_of_the_questions(oracle: Oracle, cases: list[Case]) -> None:
    for answers, forks in cases:
        names = [fork.question for fork in forks]
        assert names == [one for one in oracle.expect(answers).unanswered if one in names]


def tells_apart(oracle: Oracle, answers: Known, name: str) -> bool:
    """Whether two completions that differ in one answer alone have different outcomes."""

    def others(situation: Known) -> list[tuple[str, str]]:
        return [(key, str(value)) for key, value in situation.items() if key != name]

    completions = sorted(oracle.completions(oracle.known(answers)), key=others)
    return any(
        len({oracle.judge(one).winners for one in group}) > 1
        for _, group in groupby(completions, others)
    )


@pytest.mark.parametrize("answers", [{}, {"cnrs-unit": "yes"}, {"partners": "few-teams"}])
def test_samples_of_few_situations_find_the_same_forks(
    catalogue: Catalogue, answers: dict[str, str]
) -> None:
    given = read_answers(catalogue, answers)
    followed = find_forks(catalogue, given)
    with taken_for("sampled"):
        sampled = find_forks(catalogue, given)

    assert [fork.question for fork in sampled] == [fork.question for fork in followed]
    for one, other in zip(sampled, followed, strict=True):
        assert seen(one) <= seen(other)
        assert [band for path in one.consequences for band in path.values]
        assert all(path.outcome.exhaustive is False for path in one.consequences)


def seen(fork: Fork) -> set[tuple[str, ...]]:
    """The sets of instruments that some answer leaves possible."""
    return {
        names
        for path in fork.consequences
        for names in (path.outcome.possible or (path.outcome.instruments,))
    }
