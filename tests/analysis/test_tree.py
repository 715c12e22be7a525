"""The decision tree of the shipped catalogue: right everywhere, and as short as can be."""

import random
from statistics import mean

import pytest
from fixture_scope import shared
from oracle import ContradictionError, Oracle, Value
from shortest_trees import Optimum
from tree_descent import check_node, follow, stops

from coopadvisor import AnswersError, Catalogue, outcome
from coopadvisor.analysis.tree import Tree, build_tree

pytestmark = pytest.mark.slow

SAMPLE = 120


@pytest.fixture(scope=shared)
def tree(catalogue: Catalogue) -> Tree:
    return build_tree(catalogue)


@pytest.fixture(scope=shared)
def optimum(oracle: Oracle) -> Optimum:
    return Optimum(oracle)


def some_answers(oracle: Oracle, count: int) -> list[dict[str, Value]]:
    """Answers to some questions, ``unknown`` to others; the institute among them."""
    chance = random.Random(7)
    found: list[dict[str, Value]] = []
    while len(found) < count:
        answers: dict[str, Value] = {}
        for name, asked in oracle.world.questions.items():
            kind = chance.choice(["open", "open", "unknown", "known"])
            if kind != "open":
                answers[name] = chance.choice(asked.firsts) if kind == "known" else "unknown"
        try:
            oracle.known(answers)
        except ContradictionError:
            continue
        found.append(answers)
    return found


def test_the_tree_agrees_with_the_conditions_in_every_situation(
    oracle: Oracle, catalogue: Catalogue, tree: Tree
) -> None:
    for situation in oracle.situations:
        leaf, _ = follow(tree.root, situation)
        expected = oracle.expect(situation)

        assert leaf.outcome is not None
        assert (leaf.outcome.outcome, leaf.outcome.instruments) == outcome(catalogue, situation)
        assert (leaf.outcome.outcome, leaf.outcome.instruments) == (
            expected.outcome,
            expected.instruments,
        )


def test_the_tree_asks_the_fewest_questions_that_any_tree_could(
    tree: Tree, optimum: Optimum
) -> None:
    assert tree.mean == pytest.approx(optimum.mean, abs=1e-12)


def test_the_tree_says_how_many_questions_it_asks(oracle: Oracle, tree: Tree) -> None:
    asked = [follow(tree.root, situation)[1] for situation in oracle.situations]

    assert tree.mean == pytest.approx(mean(asked), abs=1e-12)
    assert tree.most == max(asked)
    assert tree.least == min(asked)


def test_every_node_asks_the_first_best_question_and_splits_what_is_possible(
    tree: Tree, optimum: Optimum
) -> None:
    for node, picks, box in stops(tree.root, optimum):
        check_node(node, picks, box, optimum)


def test_the_tree_never_asks_an_optional_question(tree: Tree, optimum: Optimum) -> None:
    questions = {node.question for node, _, _ in stops(tree.root, optimum)}

    assert "institute" not in questions


def test_equal_parts_of_the_tree_are_one_node(tree: Tree, optimum: Optimum) -> None:
    nodes = {id(node): node for node, _, _ in stops(tree.root, optimum)}
    kept = list(nodes.values())

    assert all(one != other for place, one in enumerate(kept) for other in kept[:place])


def test_the_tree_for_what_answers_leave_open_is_best_too(
    oracle: Oracle, catalogue: Catalogue
) -> None:
    for answers in some_answers(oracle, SAMPLE):
        optimum, tree = Optimum(oracle, answers), build_tree(catalogue, answers)

        assert tree.mean == pytest.approx(optimum.mean, abs=1e-12)
        asked = [follow(tree.root, situation)[1] for situation in optimum.situations]
        assert (tree.least, tree.most) == (min(asked), max(asked))
        assert tree.mean == pytest.approx(mean(asked), abs=1e-12)
        for node, picks, box in stops(tree.root, optimum):
            check_node(node, picks, box, optimum)


def test_its_leaves_are_what_the_given_and_the_asked_answers_share(
    oracle: Oracle, catalogue: Catalogue
) -> None:
    for answers in some_answers(oracle, SAMPLE):
        optimum, tree = Optimum(oracle, answers), build_tree(catalogue, answers)
        for node, picks, box in stops(tree.root, optimum):
            if node.outcome is None:
                continue
            expected = oracle.expect({**answers, **dict(picks)})
            assert node.outcome.outcome == expected.outcome
            assert node.outcome.instruments == expected.instruments
            assert set(node.outcome.possible) == expected.possible
            assert set(map(optimum.places.__getitem__, box)) == {
                expected.possible or frozenset({expected.instruments})
            }


def test_a_tree_asks_nothing_that_is_given_or_unknown(oracle: Oracle, catalogue: Catalogue) -> None:
    for answers in some_answers(oracle, SAMPLE):
        optimum = Optimum(oracle, answers)
        for node, _, _ in stops(build_tree(catalogue, answers).root, optimum):
            assert node.question not in answers


def test_complete_answers_leave_a_single_leaf(catalogue: Catalogue) -> None:
    tree = build_tree(catalogue, {"cnrs-unit": "no"})

    assert not tree.root.branches
    assert (tree.mean, tree.least, tree.most) == (0, 0, 0)


def test_a_tree_for_contradictory_answers_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(AnswersError):
        build_tree(catalogue, {"partners": "two-leads", "countries": 2})
