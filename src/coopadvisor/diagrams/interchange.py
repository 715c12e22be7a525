"""Which values of a variable could stand in each other's place.

Freuder, "Eliminating interchangeable values in constraint satisfaction problems", AAAI 1991.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import combinations
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from coopadvisor.diagrams.diagram import Diagram, Node, Vertex, vertices

V = TypeVar("V")
Agreement = Literal["same", "apart", "not-met"]  # not-met: no assignment to compare them by


def agree(diagram: Diagram[V], one: Vertex[V], other: Vertex[V]) -> Agreement:
    """Whether two vertices give different values to some assignment.

    Assignments that are contradictory below either are not compared.
    """
    met: set[tuple[int, int]] = set()
    pending = [(one, other)]
    result: Agreement = "not-met"
    while pending:
        left, right = pending.pop()
        if (id(left), id(right)) in met or not (_is_real(left) and _is_real(right)):
            continue
        met.add((id(left), id(right)))
        if left is right:
            result = "same"
        elif isinstance(left, Node) or isinstance(right, Node):
            level = min(diagram.level_of(left), diagram.level_of(right))
            ways = diagram.children(left, level), diagram.children(right, level)
            pending += zip(*ways, strict=True)
        elif left.value != right.value:
            return "apart"
        else:
            result = "same"
    return result


class Interchange(Struct, Generic[V], frozen=True):
    """The values of one level against each other, by assignments that differ in it alone."""

    nodes: list[Node[V]]
    is_skipped: bool  # by some edge: all values lead to the same there
    agree: Callable[[Vertex[V], Vertex[V]], Agreement]

    @property
    def are_parted(self) -> bool:
        """Whether two of them lead apart in some assignment."""
        return any(
            self.agree(*pair) == "apart"
            for node in self.nodes
            for pair in combinations({*node.children}, 2)
        )

    def are_same(self, one: int, other: int) -> bool:
        """Whether some assignment compares two values, and none leads apart."""
        found = [self.agree(node.children[one], node.children[other]) for node in self.nodes]
        return "apart" not in found and (self.is_skipped or "same" in found)


def compare_values(diagram: Diagram[V]) -> tuple[Interchange[V], ...]:
    """The values of each level against each other."""
    nodes: list[list[Node[V]]] = [[] for _ in diagram.sizes]
    edges = [(-1, diagram.root)]
    for vertex in vertices(diagram.root):
        if isinstance(vertex, Node):
            nodes[vertex.level].append(vertex)
            edges += [(vertex.level, child) for child in {*vertex.children}]
    skipped: set[int] = set()
    for level, child in filter(lambda edge: _is_real(edge[1]), edges):
        skipped.update(range(level + 1, diagram.level_of(child)))
    agreement = cache(partial(agree, diagram))
    return tuple(Interchange(own, at in skipped, agreement) for at, own in enumerate(nodes))


def _is_real(vertex: Vertex[V]) -> bool:
    """Whether a vertex has any assignment below it."""
    return isinstance(vertex, Node) or vertex.value is not None
