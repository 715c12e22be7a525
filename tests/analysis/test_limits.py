"""Limits count what they say they count, to the last one."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from all_situations import inspect
from small_catalogues import catalogue_of, choice, instrument, wants

from coopadvisor import advise
from coopadvisor.advice import changes
from coopadvisor.analysis import tree
from coopadvisor.analysis.search import find_win
from coopadvisor.analysis.tree import tree_for
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.completions import compile_outcomes
from coopadvisor.diagrams import compilation, search
from coopadvisor.diagrams.compilation import TooLarge
from coopadvisor.diagrams.diagram import count

P, Q = choice("p", ["x", "y"]), choice("q", ["u", "v"])


def test_a_search_visits_as_many_states_as_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one question there is one state to visit: before its answer."""
    rules = inspect(catalogue_of([P], [instrument("i", wants("p", "rule", "x"))])).rules
    monkeypatch.setattr(search, "MOST_STATES", 1)
    assert find_win(rules, 1) == (0,)

    monkeypatch.setattr(search, "MOST_STATES", 0)
    with pytest.raises(TooLarge):
        find_win(rules, 1)


def test_a_tree_has_as_many_partial_assignments_as_it_may() -> None:
    """Two questions of two options, each answered in one way or the other, or not yet."""
    catalogue = catalogue_of([P, Q], [instrument("i", wants("q", "rule", "u"))])
    blank = read_answers(catalogue, {})

    assert tree_for(catalogue, blank, 9).root.question == "q"
    with pytest.raises(TooLarge):
        tree_for(catalogue, blank, 8)


def test_a_diagram_has_as_many_states_and_questions_as_it_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One question that decides at once makes one state."""
    rules = inspect(catalogue_of([P, Q], [instrument("i", wants("p", "rule", "x"))])).rules
    assert count(compile_outcomes(rules, (None, None), limit=1)) == {1: 2, 0: 2}
    with pytest.raises(TooLarge):
        compile_outcomes(rules, (None, None), limit=0)

    monkeypatch.setattr(compilation, "MOST_VARIABLES", 2)
    assert compile_outcomes(rules, (None, None)).sizes == (2, 2)
    monkeypatch.setattr(compilation, "MOST_VARIABLES", 1)
    with pytest.raises(TooLarge):
        compile_outcomes(rules, (None, None))


@pytest.mark.parametrize(
    ("most", "found"), [(2, []), (3, ["near"]), (5, ["near"]), (6, ["near", "far"])]
)
def test_changes_stop_before_the_size_that_would_be_too_many_ways(
    most: int, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three answers can be changed in three ways one by one, and in three ways by twos."""
    asked = [P, Q, choice("r", ["s", "t"])]
    catalogue = catalogue_of(
        asked,
        [
            instrument("now", wants("p", "rule", "x"), wants("r", "practice", "s")),
            instrument("near", wants("r", "rule", "t")),
            instrument("far", wants("p", "rule", "y"), wants("q", "rule", "v")),
        ],
    )
    monkeypatch.setattr(changes, "bitmaps_for", lambda *_: None)
    monkeypatch.setattr(changes, "MOST_TRIED", most)
    advice = advise(catalogue, {"p": "x", "q": "u", "r": "s"})

    assert advice.instruments == ("now",)
    assert [one.instrument for one in advice.changes] == found


def test_where_nothing_can_be_counted_bounds_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = catalogue_of(
        [P, choice("q", ["u", "v", "w"])], [instrument("i", wants("p", "rule", "x"))]
    )
    for name in ("compile_outcomes", "compile_situations"):
        monkeypatch.setattr(tree, name, Mock(side_effect=TooLarge))

    assert tree.bound_questions(catalogue) == tree.Bounds(6, 0.0, 2)
