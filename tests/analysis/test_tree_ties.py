"""Small catalogues in which several questions are as good: the first of the file is asked."""

import pytest
from small_catalogues import WORDS, catalogue_of, choice, instrument, number, wants

from coopadvisor.analysis.tree import TreeNode, build_tree
from coopadvisor.catalogue.model import Catalogue, Option
from coopadvisor.decision.outcomes import Conclusion
from coopadvisor.decision.partition import Band


def both_must_hold(first: str, second: str) -> Catalogue:
    """Two questions of which either may come first."""
    return catalogue_of(
        [choice(first, ["yes", "no"]), choice(second, ["yes", "no"])],
        [instrument("one", wants("here", "rule", ["yes"]), wants("there", "rule", ["yes"]))],
    )


@pytest.mark.parametrize("names", [("here", "there"), ("there", "here")])
def test_of_two_equal_questions_the_first_is_asked(names: tuple[str, str]) -> None:
    tree = build_tree(both_must_hold(*names))

    assert tree.root.question == names[0]
    assert (tree.mean, tree.least, tree.most) == (1.5, 1, 2)


def test_a_better_question_comes_first_wherever_it_stands() -> None:
    catalogue = catalogue_of(
        [choice("weak", ["yes", "no"]), choice("strong", ["yes", "no", "maybe"])],
        [instrument("one", wants("weak", "rule", ["yes"]), wants("strong", "rule", ["yes"]))],
    )

    tree = build_tree(catalogue)

    assert tree.root.question == "strong"
    assert tree.mean == pytest.approx((1 + 1 + 2) / 3)


def test_a_question_that_changes_nothing_is_not_asked() -> None:
    catalogue = catalogue_of(
        [choice("idle", ["a", "b"]), choice("real", ["yes", "no"])],
        [instrument("one", wants("idle", "practice", ["a"]), wants("real", "rule", ["yes"]))],
    )

    tree = build_tree(catalogue)

    assert tree.root.question == "real"
    assert all(branch.node.outcome for branch in tree.root.branches)


def test_neighbouring_ranges_that_lead_to_one_place_are_one_range() -> None:
    catalogue = catalogue_of(
        [number("size", 1, 20)],
        [
            instrument("small", wants("size", "rule", range(1, 6))),
            instrument("middling", wants("size", "rule", range(3, 11))),
        ],
        ["size"],
    )

    branches = build_tree(catalogue).root.branches

    assert [branch.values for branch in branches] == [
        (Band(low=1, high=2),),
        (Band(low=3, high=5),),
        (Band(low=6, high=10),),
        (Band(low=11, high=20),),
    ]


def test_ranges_apart_that_lead_to_one_place_share_a_branch() -> None:
    catalogue = catalogue_of(
        [number("size", 1, 20)],
        [instrument("middling", wants("size", "rule", range(5, 11)))],
    )

    outside, inside = build_tree(catalogue).root.branches

    assert outside.values == (Band(low=1, high=4), Band(low=11, high=20))
    assert inside.values == (Band(low=5, high=10),)


def test_a_catalogue_with_one_outcome_asks_nothing() -> None:
    catalogue = catalogue_of(
        [choice("any", ["a", "b"])], [instrument("one", wants("any", "practice", ["a"]))]
    )

    root = build_tree(catalogue).root

    assert isinstance(root, TreeNode)
    assert not root.branches
    assert root.outcome is not None
    assert root.outcome.instruments == ("one",)


def test_answers_that_no_others_can_complete_lead_to_nothing() -> None:
    lit = [Option(id=one, text=WORDS, said=WORDS, implies={"light": "on"}) for one in ("a", "b")]
    catalogue = catalogue_of(
        [choice("lamp", lit), choice("light", ["on", "off"])],
        [instrument("one", wants("light", "practice", ["on"]))],
    )

    tree = build_tree(catalogue, {"light": "off"})

    assert tree.root.outcome == Conclusion("none")
    assert (tree.mean, tree.least, tree.most) == (0, 0, 0)
