"""Diagrams small enough to be seen whole."""

from __future__ import annotations

from coopadvisor.diagrams.cover import find_regions
from coopadvisor.diagrams.diagram import Diagram, Leaf, Part, Split, compare, compare_bands, parts

YES, NO, NOWHERE = Leaf(True), Leaf(False), Leaf[bool](None)


def diagram(sizes: tuple[int, ...], root: Part[bool]) -> Diagram[bool]:
    return Diagram(tuple(range(len(sizes))), sizes, root)


def test_a_part_that_several_ways_lead_to_comes_once() -> None:
    shared = Split(2, (YES, NO))
    root = Split(0, (Split(1, (shared, YES)), Split(1, (shared, NO))))
    found = [id(part) for part in parts(root)]

    assert len(found) == len(set(found)) == 6


def test_leaves_of_one_value_are_the_same_wherever_they_were_made() -> None:
    one, other = Leaf(True), Leaf(True)

    assert compare(diagram((2,), Split(0, (one, other))), one, other) == "same"
    assert compare(diagram((2,), Split(0, (one, NO))), one, NO) == "apart"


def test_bands_of_which_one_is_a_contradiction_are_not_compared() -> None:
    (bands,) = compare_bands(diagram((2,), Split(0, (YES, NOWHERE))))

    assert not bands.are_parted
    assert not bands.are_same(0, 1)


def test_the_bands_of_a_question_before_the_first_that_matters_lead_to_the_same() -> None:
    before, found = compare_bands(diagram((2, 2), Split(1, (YES, NO))))

    assert (before.are_parted, before.are_same(0, 1)) == (False, True)
    assert (found.are_parted, found.are_same(0, 1)) == (True, False)


def test_a_region_that_later_ones_cover_is_left_out() -> None:
    """The first row is the largest region, until the two others have it between them."""
    root = Split(0, (YES, Split(1, (YES, YES, NO)), Split(1, (YES, NO, YES))))
    cover = find_regions(diagram((3, 3), root), most=12)

    assert cover.regions == ((0b011, 0b011), (0b101, 0b101))
    assert cover.left == 0
