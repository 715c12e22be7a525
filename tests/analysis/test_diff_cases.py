"""Single comparisons of two small catalogues; what is cut off a list is still counted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_catalogues import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor import Catalogue, outcome
from coopadvisor.analysis import effects
from coopadvisor.analysis.effects import Extent, Move, find_effects
from coopadvisor.catalogue.model import Option, Question
from coopadvisor.decision.partition import Band

PAIR: list[Question] = [choice("p", ["x", "y"]), number("n", 1, 9)]


def two(figures: range, option: str) -> Catalogue:
    """An instrument with a rule on n, and one with a rule on p."""
    i = instrument("i", wants("n", "rule", figures))
    return catalogue_of(PAIR, [i, instrument("j", wants("p", "rule", option))])


OLD, NEW = two(range(1, 4), "y"), two(range(1, 6), "y")


def test_a_move_says_where_and_how_often_and_shows_it() -> None:
    found = find_effects(OLD, NEW)
    once = {"n": (Band(low=4, high=5),)}

    assert (found.situations, found.changed, found.gone, found.come) == (6, 2, (), ())
    for move, before, after, option in zip(
        found.moves, ((), ("j",)), (("i",), ("i", "j")), "xy", strict=True
    ):
        region = Extent({"p": (Band(option=option),), **once}, 1, {"p": option, "n": 4})
        assert move == Move(before, after, 1, (region,), None)


def test_regions_beyond_the_limit_are_counted_and_shown_by_one_example(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shorter = replace(NEW, instruments=NEW.instruments[:1])
    other = catalogue_of(
        PAIR,
        [
            instrument("i", wants("n", "rule", range(1, 3))),
            instrument("j", wants("p", "rule", "x")),
        ],
    )
    whole = find_effects(shorter, other)
    monkeypatch.setattr(effects, "MOST_MOVE_REGIONS", 0)
    cut = find_effects(shorter, other)

    assert [move.situations for move in cut.moves] == [move.situations for move in whole.moves]
    for move in cut.moves:
        assert move.regions == ()
        assert move.more is not None
        assert (move.more.values, move.more.situations) == ({}, move.situations)
        assert outcome(shorter, move.more.example).instruments == move.before
        assert outcome(other, move.more.example).instruments == move.after


def test_of_many_moves_the_rarer_ones_are_shown_by_their_largest_region(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wins_in_a_corner = [
        instrument("i", wants("n", "rule", range(1, 7)), wants("n", "practice", range(1, 4))),
        instrument("j", wants("p", "rule", "y"), wants("n", "practice", range(7, 10))),
    ]
    old = catalogue_of(PAIR, wins_in_a_corner)
    other = catalogue_of(PAIR, [instrument("k")])
    whole = find_effects(old, other).moves
    monkeypatch.setattr(effects, "MOST_DETAILED", 0)
    cut = find_effects(old, other).moves

    assert any(len(move.regions) > 1 for move in whole)
    for move, less in zip(whole, cut, strict=True):
        assert less.regions == move.regions[:1]
        left = move.situations - move.regions[0].situations
        assert (less.more.situations if less.more else 0) >= left * bool(move.regions[1:])


def test_moves_stand_by_frequency_then_by_name() -> None:
    other = catalogue_of(PAIR, [instrument("k", wants("n", "rule", range(1, 4)))])
    moves = find_effects(OLD, other).moves
    order = [(-move.situations, move.before, move.after) for move in moves]

    assert len(moves) > 1
    assert order == sorted(order)


def test_answers_that_either_catalogue_calls_contradictory_are_not_compared() -> None:
    """The old one lets x imply u, so that x with v is a situation of the new one alone."""
    implying = Option(id="x", text=WORDS, said=WORDS, implies={"q": "u"})
    asked = choice("q", ["u", "v"])
    i = instrument("i", wants("q", "rule", "v"))
    strict = catalogue_of([choice("p", [implying, "y"]), asked], [i])
    loose = catalogue_of([choice("p", ["x", "y"]), asked], [i])

    for old, new in ((strict, loose), (loose, strict)):
        found = find_effects(old, new)
        assert (found.situations, found.changed) == (3, 0)


def test_a_question_without_an_answer_in_common_leaves_nothing_to_compare() -> None:
    old, new = (
        catalogue_of([choice("p", names)], [instrument("i", wants("p", "rule", names[:1]))])
        for names in (["x", "y"], ["u", "v"])
    )
    found = find_effects(old, new)

    assert (found.situations, found.changed) == (0, 0)
    assert (found.gone, found.come) == (("p=x", "p=y"), ("p=u", "p=v"))


def test_a_move_leaves_out_the_questions_that_do_not_limit_it() -> None:
    asked = [PAIR[0], choice("q", ["u", "v", "w"])]
    old = catalogue_of(asked, [instrument("i", wants("p", "rule", "x"))])
    new = catalogue_of(asked, [instrument("i", wants("p", "rule", "y"))])

    for move in find_effects(old, new).moves:
        (region,) = move.regions
        assert list(region.values) == ["p"]
        assert region.situations == move.situations == 3


def test_instruments_of_a_move_stand_in_the_new_order_and_moves_by_name() -> None:
    old, new = (
        catalogue_of(PAIR[:1], [instrument(name, wants("p", "rule", option)) for name in names])
        for option, names in (("x", "bca"), ("y", "cab"))
    )
    moves = [(move.before, move.after) for move in find_effects(old, new).moves]

    assert moves == [((), ("c", "a", "b")), (("c", "a", "b"), ())]
