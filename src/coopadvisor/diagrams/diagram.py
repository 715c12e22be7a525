"""Multi-valued decision diagrams: a value for every assignment, equal parts stored once.

Srinivasan, Ham, Malik and Brayton, "Algorithms for discrete function manipulation", ICCAD
1990. Counting takes time by the vertices, however many assignments there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field

from coopadvisor.diagrams.bits import Bits, places_in

if TYPE_CHECKING:
    from random import Random

V = TypeVar("V")
W = TypeVar("W")
T = TypeVar("T")

Cube = tuple[Bits, ...]  # per level of a diagram, some values as bits


class Terminal(Struct, Generic[V], frozen=True, eq=False):
    """Where all assignments share one value. ``None``: no consistent assignment is here."""

    value: V | None


class Node(Struct, Generic[V], frozen=True, eq=False):
    """A level with what each value leads to; the levels that an edge skips do not matter."""

    level: int
    children: tuple[Node[V] | Terminal[V], ...]


Vertex = Node[V] | Terminal[V]


class UniqueTable(Generic[V]):
    """Makes vertices, each once, so that what leads alike is the same object.

    Brace, Rudell and Bryant, "Efficient implementation of a BDD package", DAC 1990.
    """

    def __init__(self) -> None:
        self._terminals: dict[V | None, Terminal[V]] = {}
        self._nodes: dict[tuple[int, tuple[int, ...]], Node[V]] = {}

    def terminal(self, value: V | None) -> Terminal[V]:
        """The terminal of a value."""
        found = self._terminals.get(value)
        if found is None:
            found = self._terminals[value] = Terminal(value)
        return found

    def node(self, level: int, children: tuple[Vertex[V], ...]) -> Vertex[V]:
        """The node with some children, or the only child that there is."""
        first = children[0]
        if all(child is first for child in children):
            return first
        key = (level, tuple(map(id, children)))
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Node(level, children)
        return found


class Diagram(Struct, Generic[V], frozen=True, eq=False):
    """``variables`` by their places, level by level; ``sizes`` how many values each has.

    ``table`` made the vertices, and makes those that share some with them.
    """

    variables: tuple[int, ...]
    sizes: tuple[int, ...]
    root: Vertex[V]
    table: UniqueTable[V] = field(default_factory=UniqueTable)

    @property
    def everything(self) -> Cube:
        """The cube of all assignments."""
        return tuple([(1 << size) - 1 for size in self.sizes])

    def level_of(self, vertex: Vertex[V]) -> int:
        """The level of a vertex; that of a terminal comes after all variables."""
        return vertex.level if isinstance(vertex, Node) else len(self.sizes)

    def children(self, vertex: Vertex[V], level: int) -> tuple[Vertex[V], ...]:
        """What the values of a level lead to, where *vertex* may start further down."""
        if isinstance(vertex, Node) and vertex.level == level:
            return vertex.children
        return (vertex,) * self.sizes[level]


def vertices(root: Vertex[V], within: Cube | None = None) -> Iterator[Vertex[V]]:
    """Every vertex below and with *root* that assignments of a cube come to, once."""
    seen = {id(root)}
    pending = [root]
    while pending:
        vertex = pending.pop()
        yield vertex
        if isinstance(vertex, Node):
            ways = vertex.children
            if within is not None:
                ways = tuple([ways[value] for value in places_in(within[vertex.level])])
            for child in ways:
                if id(child) not in seen:
                    seen.add(id(child))
                    pending.append(child)


def values(diagram: Diagram[V]) -> set[V]:
    """The values that some assignment has."""
    found = (one.value for one in vertices(diagram.root) if isinstance(one, Terminal))
    return {value for value in found if value is not None}


def fold(
    cube: Cube,
    terminal: Callable[[V | None], T],
    node: Callable[[Sequence[tuple[Bits, T]]], T],
    pad: Callable[[T, Cube], T],
) -> Callable[[Vertex[V], int], T]:
    """What the assignments of a cube come to from a vertex and a level on, from below.

    A node is made of its children, each with the values that lead to it; ``pad`` adds the
    levels that an edge skips.
    """
    known: dict[int, T] = {}

    def of(vertex: Vertex[V], level: int) -> T:
        if isinstance(vertex, Terminal):
            end, result = len(cube), terminal(vertex.value)
        else:
            end = vertex.level
            if id(vertex) not in known:
                ways = _edges(vertex, cube[end])
                known[id(vertex)] = node([(bits, of(child, end + 1)) for bits, child in ways])
            result = known[id(vertex)]
        return pad(result, cube[level:end]) if level < end else result

    return of


def _edges(node: Node[V], wanted: Bits) -> list[tuple[Bits, Vertex[V]]]:
    """The children that some values lead to, each with all of these."""
    found: dict[int, Bits] = {}
    by_id = {}
    for value in places_in(wanted):
        child = node.children[value]
        found[id(child)] = found.get(id(child), 0) | 1 << value
        by_id[id(child)] = child
    return [(bits, by_id[key]) for key, bits in found.items()]


def size_of(cube: Cube) -> int:
    """How many assignments a cube has."""
    return prod([bits.bit_count() for bits in cube])


def count(diagram: Diagram[V]) -> dict[V, int]:
    """How many assignments have each value."""

    def total(ways: Sequence[tuple[Bits, dict[V, int]]]) -> dict[V, int]:
        totals: dict[V, int] = {}
        for bits, numbers in ways:
            for value, number in numbers.items():
                totals[value] = totals.get(value, 0) + number * bits.bit_count()
        return totals

    counted = fold(
        diagram.everything,
        lambda value: {} if value is None else {value: 1},
        total,
        lambda numbers, skipped: {
            value: number * size_of(skipped) for value, number in numbers.items()
        },
    )
    return counted(diagram.root, 0)


def count_true(cube: Cube) -> Callable[[Vertex[bool], int], int]:
    """How many true assignments of a cube there are from a vertex and a level on."""
    return fold(
        cube,
        lambda value: 1 if value else 0,
        lambda ways: sum([bits.bit_count() * number for bits, number in ways]),
        lambda number, skipped: number * size_of(skipped),
    )


def pick(diagram: Diagram[bool], number: int, chance: Random) -> Iterator[tuple[int, ...]]:
    """True assignments picked at random, each as likely as any other; none where there is none."""
    numbers = count_true(diagram.everything)
    for _ in range(number if numbers(diagram.root, 0) else 0):
        vertex, found = diagram.root, []
        for level in range(len(diagram.sizes)):
            ways = diagram.children(vertex, level)
            weights = [numbers(child, level + 1) for child in ways]
            (value,) = chance.choices(range(len(ways)), weights)
            found.append(value)
            vertex = ways[value]
        yield tuple(found)


def relabel(diagram: Diagram[V], name: Callable[[V], W]) -> Diagram[W]:
    """The same assignments under other values, as small as these allow."""
    table = UniqueTable[W]()
    known: dict[int, Vertex[W]] = {}

    def of(vertex: Vertex[V]) -> Vertex[W]:
        if id(vertex) not in known:
            if isinstance(vertex, Node):
                children = tuple([of(child) for child in vertex.children])
                known[id(vertex)] = table.node(vertex.level, children)
            else:
                value = None if vertex.value is None else name(vertex.value)
                known[id(vertex)] = table.terminal(value)
        return known[id(vertex)]

    return Diagram(diagram.variables, diagram.sizes, of(diagram.root), table)
