"""Which question comes next: exactly where that is small, greedily where it is not."""

from __future__ import annotations

from invented import catalogue_of, choice, instrument, wants
from limits import taken_for

from coopadvisor import Catalogue
from coopadvisor.reasoning.answers import read_answers
from coopadvisor.reasoning.strategy import Ahead, look_ahead
from coopadvisor.reasoning.tree import build_tree

# "main" tells three instruments apart, "side" only matters under one answer to it.
TELLING = catalogue_of(
    [choice("idle", ["u", "v"]), choice("side", ["s", "t"]), choice("main", ["x", "y", "z"])],
    [
        instrument("i", wants("main", "rule", "x")),
        instrument("j", wants("main", "rule", "y")),
        instrument("k", wants("main", "rule", "z"), wants("side", "rule", "s")),
    ],
)


def ahead(catalogue: Catalogue, **answers: str) -> Ahead:
    return look_ahead(catalogue, read_answers(catalogue, answers))


def test_a_small_catalogue_is_asked_by_its_tree(catalogue: Catalogue) -> None:
    tree = build_tree(catalogue)

    assert ahead(catalogue) == Ahead(tree.root.question, tree.least, tree.most)
    assert (tree.least, tree.most) == (1, 6)


def test_a_large_one_is_asked_what_tells_most_outcomes_apart() -> None:
    with taken_for("no-tree"):
        assert ahead(TELLING) == Ahead("main", 3, 3)
        assert ahead(TELLING, idle="u") == Ahead("main", 2, 2)
        assert ahead(TELLING, main="z") == Ahead("side", 2, 2)
        assert ahead(TELLING, main="unknown") == Ahead("side", 2, 2)


def test_nothing_is_asked_once_the_outcome_is_settled() -> None:
    with taken_for("no-tree"):
        assert ahead(TELLING, main="x") == Ahead("", 0, 0)
        assert ahead(TELLING, main="z", side="t") == Ahead("", 0, 0)
        assert ahead(TELLING, main="unknown", side="unknown", idle="u") == Ahead("", 0, 0)


def test_of_questions_that_tell_equally_much_the_same_one_is_asked_each_time() -> None:
    both = [choice(name, ["x", "y"]) for name in ("b", "a")]
    catalogue = catalogue_of(
        both, [instrument("i", wants("a", "rule", "x"), wants("b", "rule", "x"))]
    )
    with taken_for("no-tree"):
        assert ahead(catalogue).question in ("a", "b")
        assert ahead(catalogue) == ahead(catalogue)
