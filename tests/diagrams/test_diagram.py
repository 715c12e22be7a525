"""Diagrams small enough to be seen whole."""

from __future__ import annotations

from coopadvisor.diagrams.cover import find_cover
from coopadvisor.diagrams.diagram import Diagram, Node, Terminal, Vertex, vertices
from coopadvisor.diagrams.interchange import agree, compare_values

YES, NO, NOWHERE = Terminal(True), Terminal(False), Terminal[bool](None)


def diagram(sizes: tuple[int, ...], root: Vertex[bool]) -> Diagram[bool]:
    return Diagram(tuple(range(len(sizes))), sizes, root)


def test_a_vertex_that_several_ways_lead_to_comes_once() -> None:
    shared = Node(2, (YES, NO))
    root = Node(0, (Node(1, (shared, YES)), Node(1, (shared, NO))))
    found = [id(vertex) for vertex in vertices(root)]

    assert len(found) == len(set(found)) == 6


def test_terminals_of_one_value_are_the_same_wherever_they_were_made() -> None:
    one, other = Terminal(True), Terminal(True)

    assert agree(diagram((2,), Node(0, (one, other))), one, other) == "same"
    assert agree(diagram((2,), Node(0, (one, NO))), one, NO) == "apart"


def test_values_of_which_one_is_a_contradiction_are_not_compared() -> None:
    (bands,) = compare_values(diagram((2,), Node(0, (YES, NOWHERE))))

    assert not bands.are_parted
    assert not bands.are_same(0, 1)


def test_the_values_of_a_variable_before_the_first_that_matters_lead_to_the_same() -> None:
    before, found = compare_values(diagram((2, 2), Node(1, (YES, NO))))

    assert (before.are_parted, before.are_same(0, 1)) == (False, True)
    assert (found.are_parted, found.are_same(0, 1)) == (True, False)


def test_a_cube_that_later_ones_cover_is_left_out() -> None:
    """The first row is the largest cube, until the two others have it between them."""
    root = Node(0, (YES, Node(1, (YES, YES, NO)), Node(1, (YES, NO, YES))))
    cover = find_cover(diagram((3, 3), root), most=12)

    assert [part.cube for part in cover.parts] == [(0b011, 0b011), (0b101, 0b101)]
    assert cover.rest is None
