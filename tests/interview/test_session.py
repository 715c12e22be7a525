"""The state of an interview, without anybody to ask."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_catalogues import catalogues

from coopadvisor import Catalogue, outcome
from coopadvisor.advice.forks import find_forks
from coopadvisor.analysis.tree import build_tree
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.values import AnswersError, Value
from coopadvisor.interview.session import (
    Session,
    bring_forward,
    go_back,
    next_question,
    record,
)

pytestmark = pytest.mark.slow

Situation = dict[str, Value]
Claims = list[int]
Interview = tuple[Situation, Session, Claims]


def chances(seed: int) -> random.Random:
    return random.Random(seed)


@pytest.fixture(scope="module")
def situations(catalogue: Catalogue) -> list[Situation]:
    """All that there are, one value for each band."""
    names = [question.id for question in catalogue.questions if not question.optional]
    values = [[band.option or band.low for band in bands_of(catalogue)[name]] for name in names]
    every = [dict(zip(names, one, strict=True)) for one in product(*values)]
    return [one for one in every if agrees(catalogue, one)]


@pytest.fixture(scope="module")
def interviews(catalogue: Catalogue, situations: list[Situation]) -> list[Interview]:
    return [(one, *follow(Session(catalogue, {}), one)) for one in situations]


def agrees(catalogue: Catalogue, situation: Situation) -> bool:
    try:
        read_answers(catalogue, situation)
    except AnswersError:
        return False
    return True


def follow(session: Session, situation: Situation) -> tuple[Session, Claims]:
    """Answer every question from a situation; what was promised of the way at each."""
    promised: Claims = []
    while ahead := next_question(session):
        promised.append(ahead.most)
        session = record(session, ahead.question, situation.get(ahead.question, "unknown"))
    return session, promised


@pytest.mark.long
def test_an_interview_ends_in_the_outcome_of_the_whole_situation(
    catalogue: Catalogue, interviews: list[Interview]
) -> None:
    for situation, session, _ in interviews:
        assert outcome(catalogue, session.given) == outcome(catalogue, situation)


def test_flags_and_answers_in_an_interview_agree(
    catalogue: Catalogue, situations: list[Situation]
) -> None:
    chance = chances(7)
    for situation in situations:
        known = chance.sample(sorted(situation), 2)
        fixed = {name: situation[name] for name in known}
        session, _ = follow(Session(catalogue, fixed), situation)
        assert outcome(catalogue, session.given) == outcome(catalogue, situation)


def test_no_interview_asks_more_than_the_tree_does_at_most(
    catalogue: Catalogue, interviews: list[Interview]
) -> None:
    most = build_tree(catalogue).most

    assert max(len(session.asked) for _, session, _ in interviews) <= most


@pytest.mark.long
def test_no_more_questions_are_asked_than_were_said_to_be_left(
    catalogue: Catalogue, interviews: list[Interview]
) -> None:
    """Also where somebody does not know what another answer would imply: that opens one more."""
    chance = chances(11)
    for situation, session, promised in interviews:
        unsure = {name: chance.choice([value, "unknown"]) for name, value in situation.items()}
        for one, claims in ((session, promised), follow(Session(catalogue, {}), unsure)):
            for place, most in enumerate(claims):
                assert len(one.asked) - place <= most


@given(catalogues(), st.randoms(use_true_random=False))
def test_no_catalogue_asks_more_than_was_said_whatever_is_not_known(
    catalogue: Catalogue, chance: random.Random
) -> None:
    session, promised = Session(catalogue, {}), []
    while ahead := next_question(session):
        promised.append(ahead.most)
        bands = [*bands_of(catalogue)[ahead.question]]
        chance.shuffle(bands)
        values = ["unknown", *(band.option or band.low for band in bands)]
        for value in values[chance.randrange(2) :]:
            try:
                session = record(session, ahead.question, value)
            except AnswersError:
                continue
            break
        else:
            session = record(session, ahead.question, "unknown")
    for place, most in enumerate(promised):
        assert len(promised) - place <= most


def test_the_last_question_is_called_so_only_where_not_knowing_its_answer_opens_no_other(
    catalogue: Catalogue,
) -> None:
    session = Session(catalogue, {"member": "yes", "history": "shared"})
    ahead = next_question(session)
    assert ahead is not None
    assert (ahead.question, ahead.most) == ("cost", 2)

    assert next_question(record(session, "cost", 20000)) is None
    later = next_question(record(session, "cost", "unknown"))
    assert later is not None
    assert (later.question, later.most) == ("team", 1)


def test_only_questions_that_matter_are_asked(
    catalogue: Catalogue, situations: list[Situation]
) -> None:
    for situation in situations:
        session = Session(catalogue, {})
        while ahead := next_question(session):
            matter = [fork.question for fork in find_forks(catalogue, session.answers)]
            assert ahead.question in matter
            session = record(session, ahead.question, situation[ahead.question])
        assert find_forks(catalogue, session.answers) == ()


def test_knowing_nothing_ends_and_asks_each_question_at_most_once(catalogue: Catalogue) -> None:
    session, _ = follow(Session(catalogue, {}), {})

    assert len(set(session.asked)) == len(session.asked)
    assert set(session.given.values()) == {"unknown"}
    assert outcome(catalogue, session.given).outcome == "undecided"


def test_a_question_answered_unknown_by_an_option_is_not_asked(catalogue: Catalogue) -> None:
    session, _ = follow(Session(catalogue, {"team": "unknown"}), {"member": "yes"})

    assert "team" not in session.asked


@pytest.mark.long
def test_going_back_undoes_an_answer_exactly(
    catalogue: Catalogue, situations: list[Situation]
) -> None:
    for situation in situations:
        session = Session(catalogue, {})
        while ahead := next_question(session):
            name = ahead.question
            later = record(session, name, situation[name])
            earlier = go_back(later)
            assert earlier.given == session.given
            assert earlier.answers == session.answers
            again = next_question(earlier)
            assert again is not None
            assert (again.question, again.most) == (name, ahead.most)
            assert earlier.values[name] == situation[name]
            assert record(earlier, name, situation[name]) == later
            session = later


def test_answers_given_before_are_brought_forward_where_they_hold(catalogue: Catalogue) -> None:
    situation: Situation = {"member": "yes", "history": "new", "team": "network"}
    session = Session(catalogue, {})
    for name, value in situation.items():
        session = record(session, name, value)
    for _ in situation:
        session = go_back(session)

    resumed = bring_forward(record(session, "member", "yes"))

    assert resumed.session.given == situation
    assert resumed.kept == {"history": "new", "team": "network"}
    assert resumed.dropped == {}


def test_an_answer_that_contradicts_is_dropped_and_comes_next(catalogue: Catalogue) -> None:
    fixed: Situation = {"member": "yes", "history": "new"}
    session = Session(catalogue, fixed, asked=("team",), values={"team": "alone"})
    earlier = go_back(session)

    resumed = bring_forward(record(earlier, "cost", 2))

    assert resumed.dropped == {"team": "alone"}
    assert resumed.session.given == {**fixed, "cost": 2}
    ahead = next_question(resumed.session)
    assert ahead is not None
    assert ahead.question == "team"


def test_a_contradiction_is_refused_and_leaves_the_session_as_it_was(catalogue: Catalogue) -> None:
    session = Session(catalogue, {"cost": 3})

    with pytest.raises(AnswersError) as refused:
        record(session, "team", "alone")

    assert refused.value.kind == "contradiction"
    assert session.given == {"cost": 3}


def test_everything_asks_all_that_is_open_in_the_natural_order(catalogue: Catalogue) -> None:
    session = Session(catalogue, {"member": "no"}, scope="all")
    session, promised = follow(session, {"team": "alone"})

    assert session.asked == ("history", "team", "region")
    assert promised[0] == 4


def test_the_next_question_is_the_root_of_the_tree_for_the_rest(
    catalogue: Catalogue, interviews: list[Interview]
) -> None:
    for situation, session, _ in interviews:
        for length, name in enumerate(session.asked):
            part = {known: situation[known] for known in session.asked[:length]}
            assert build_tree(catalogue, part).root.question == name
