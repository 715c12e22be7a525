"""A question whose answers imply others comes before those, even where that costs questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from low_limits import Size, taken_for
from random_catalogues import contradictory_catalogues, repeatably
from small_catalogues import WORDS, catalogue_of, choice, instrument, wants

from coopadvisor.analysis.strategy import look_ahead
from coopadvisor.analysis.tree import build_tree
from coopadvisor.catalogue.model import Catalogue, Option
from coopadvisor.decision.answers import asking_order, implications, read_answers
from coopadvisor.interview.session import Session, next_question


def option(name: str, **implies: str) -> Option:
    return Option(id=name, text=WORDS, said=WORDS, implies=dict(implies))


# One answer to the lamp implies one about the light, which the catalogue asks first.
LAMP = catalogue_of(
    [choice("light", ["on", "off"]), choice("lamp", [option("lit", light="on"), option("any")])],
    [instrument("one", wants("light", "rule", ["on"]), wants("lamp", "rule", ["any"]))],
)


def test_of_two_equal_questions_the_one_that_implies_the_other_is_asked() -> None:
    tree = build_tree(LAMP)

    assert tree.root.question == "lamp"
    assert tree.mean == pytest.approx(5 / 3)  # as it would be the other way round


def test_a_better_question_waits_for_the_one_that_may_imply_it() -> None:
    fewer = catalogue_of(
        [
            choice("light", ["on", "off", "dim"]),
            choice("lamp", [option("lit", light="on"), option("any")]),
        ],
        [instrument("one", wants("light", "rule", ["on"]), wants("lamp", "rule", ["any"]))],
    )

    tree = build_tree(fewer)

    assert tree.root.question == "lamp"
    assert tree.mean == pytest.approx(7 / 4)  # 6 / 4 with the light first


@pytest.mark.parametrize("size", ["no-tree", "sampled"])
def test_the_greedy_choice_takes_the_one_that_implies_the_other(size: Size) -> None:
    with taken_for(size):
        assert look_ahead(LAMP, read_answers(LAMP, {})).question == "lamp"


def test_where_everything_is_asked_the_one_that_implies_the_other_comes_first() -> None:
    ahead = next_question(Session(LAMP, {}, scope="all"))

    assert ahead is not None
    assert ahead.question == "lamp"


@repeatably
@given(contradictory_catalogues())
def test_the_order_has_every_question_once_and_keeps_that_of_the_catalogue_where_it_can(
    catalogue: Catalogue,
) -> None:
    order = asking_order(catalogue)
    after = {
        (cause, place)
        for cause, bands in implications(catalogue).items()
        for follows in bands
        for place, _ in follows
    }

    assert sorted(order) == list(range(len(catalogue.questions)))
    assert all(
        order.index(first) < order.index(second) or reaches(after, second, first)
        for first, second in after
    )
    if not after:
        assert order == tuple(range(len(catalogue.questions)))


def reaches(after: set[tuple[int, int]], start: int, end: int) -> bool:
    """Whether answers to one question imply, over others, those to another."""
    found, fresh = {start}, [start]
    while fresh:
        place = fresh.pop()
        for cause, follow in after:
            if cause == place and follow not in found:
                found.add(follow)
                fresh.append(follow)
    return end in found
