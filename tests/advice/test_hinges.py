"""Which of the given answers the advice hangs on, and which do not matter."""

import pytest
from exhaustive_changes import Moves
from oracle import Oracle, Value

from coopadvisor import AnswersError, Catalogue, advise, outcome

pytestmark = pytest.mark.long

Spoken = tuple[dict[str, Value], ...]


def test_every_situation_hangs_on_the_answers_of_which_another_value_leads_elsewhere(
    catalogue: Catalogue, moves: Moves, spoken: Spoken
) -> None:
    for answers in spoken:
        assert set(advise(catalogue, answers).hinges) == moves.hinges(answers), answers


def test_partial_answers_have_hinges_too(
    catalogue: Catalogue, moves: Moves, spoken: Spoken
) -> None:
    for number, whole in enumerate(spoken[::11]):
        forgotten = {number % 6, number % 5}
        answers = {
            name: value
            for place, (name, value) in enumerate(whole.items())
            if place not in forgotten
        }
        assert set(advise(catalogue, answers).hinges) == moves.hinges(answers), answers


def test_hinges_are_given_answers_in_the_order_of_the_questions(
    catalogue: Catalogue, spoken: Spoken
) -> None:
    order = [question.id for question in catalogue.questions]
    for answers in spoken[::11]:
        hinges = advise(catalogue, answers).hinges

        assert list(hinges) == sorted(hinges, key=order.index)
        assert all(answers[name] != "unknown" for name in hinges)


def test_without_a_cnrs_unit_no_other_answer_matters(catalogue: Catalogue, spoken: Spoken) -> None:
    without_unit = [one for one in spoken if one["cnrs-unit"] == "no"]
    for answers in without_unit[::11]:
        assert set(advise(catalogue, answers).hinges) <= {"cnrs-unit"}


def test_the_institute_is_no_hinge(catalogue: Catalogue, spoken: Spoken) -> None:
    for answers in spoken[::31]:
        assert "institute" not in advise(catalogue, {**answers, "institute": "insmi"}).hinges


def test_an_answer_is_called_idle_if_it_can_change_alone_and_nothing_then_changes(
    catalogue: Catalogue, oracle: Oracle, spoken: Spoken
) -> None:
    for whole in spoken[::37]:
        answers = {**whole, "institute": "insmi"}
        found = advise(catalogue, answers)
        for name, value in whole.items():
            if value == "unknown":
                continue
            others = [one for one in oracle.world.questions[name].firsts if one != value]
            taken = [one for one in others if is_taken(catalogue, {**answers, name: one})]
            outcomes = {outcome(catalogue, {**answers, name: one}) for one in taken}
            idle = bool(taken) and outcomes == {(found.outcome, found.instruments)}

            assert (name in found.idle) == (idle and name not in found.hinges), (answers, name)
        assert "institute" not in found.idle


def is_taken(catalogue: Catalogue, answers: dict[str, Value]) -> bool:
    try:
        outcome(catalogue, answers)
    except AnswersError:
        return False
    return True


def test_only_an_answer_that_was_given_is_idle(catalogue: Catalogue) -> None:
    found = advise(catalogue, {"cnrs-unit": "no", "maturity": "unknown", "budget": 60000})

    assert (found.hinges, found.idle) == (("cnrs-unit",), ("budget",))
