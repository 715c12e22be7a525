"""Which question comes next: exactly where that is small, greedily where it is not."""

from __future__ import annotations

from low_limits import taken_for
from small_catalogues import catalogue_of, choice, instrument, wants

from coopadvisor import Catalogue
from coopadvisor.analysis.strategy import Ahead, count_together, look_ahead
from coopadvisor.analysis.tree import build_tree
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.completions import sample
from coopadvisor.decision.table import rules_for, winners

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


def test_a_small_catalogue_is_asked_by_its_tree() -> None:
    tree = build_tree(TELLING)

    assert ahead(TELLING) == Ahead(tree.root.question, tree.most)
    assert (tree.least, tree.most) == (1, 2)


def test_a_large_one_is_asked_what_tells_most_outcomes_apart() -> None:
    with taken_for("no-tree"):
        assert ahead(TELLING) == Ahead("main", 3)
        assert ahead(TELLING, idle="u") == Ahead("main", 2)
        assert ahead(TELLING, main="z") == Ahead("side", 2)
        assert ahead(TELLING, main="unknown") == Ahead("side", 2)


def test_nothing_is_asked_once_the_outcome_is_settled() -> None:
    with taken_for("no-tree"):
        assert ahead(TELLING, main="x") == Ahead("", 0)
        assert ahead(TELLING, main="z", side="t") == Ahead("", 0)
        assert ahead(TELLING, main="unknown", side="unknown", idle="u") == Ahead("", 0)


def test_of_questions_that_tell_equally_much_the_same_one_is_asked_each_time() -> None:
    both = [choice(name, ["x", "y"]) for name in ("b", "a")]
    catalogue = catalogue_of(
        both, [instrument("i", wants("a", "rule", "x"), wants("b", "rule", "x"))]
    )
    with taken_for("no-tree"):
        assert ahead(catalogue).question in ("a", "b")
        assert ahead(catalogue) == ahead(catalogue)


def test_an_idle_question_with_many_answers_is_not_put_first() -> None:
    """It keeps few situations together, but by their number alone."""
    deciding = [choice(name, ["x", "y"]) for name in ("a", "b", "c")]
    catalogue = catalogue_of(
        [choice("idle", [f"o{place}" for place in range(20)]), *deciding],
        [
            instrument(
                f"i{a}{b}{c}", wants("a", "rule", a), wants("b", "rule", b), wants("c", "rule", c)
            )
            for a in "xy"
            for b in "xy"
            for c in "xy"
        ],
    )
    with taken_for("no-tree"):
        assert ahead(catalogue).question in ("a", "b", "c")


def test_the_question_put_first_keeps_the_fewest_pairs_of_different_outcomes_together() -> None:
    """Ordered pairs of sampled situations with one answer and two outcomes, counted one by one."""
    answers = read_answers(TELLING, {})
    rules = rules_for(TELLING, answers.situation)
    drawn = sample(rules, answers.situation)
    together = [
        sum(
            one[place] == other[place] and winners(rules, one) != winners(rules, other)
            for one in drawn
            for other in drawn
        )
        for place in range(len(TELLING.questions))
    ]

    assert [count_together(rules, answers, place) for place in range(3)] == together
    assert min(together) == together[2]
