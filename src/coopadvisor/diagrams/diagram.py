"""Multi-valued decision diagrams: a value for every assignment, equal parts stored once.

Srinivasan, Ham, Malik and Brayton, "Algorithms for discrete function manipulation", ICCAD
1990. Counting takes time by the vertices, however many assignments there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field

if TYPE_CHECKING:
    from random import Random

V = TypeVar("V")
W = TypeVar("W")
T = TypeVar("T")

Bits = int  # a set of small numbers
Cube = tuple[Bits, ...]  # per level of a diagram, some values as bits


def places_in(bits: Bits) -> Iterator[int]:
    """The positions of the bits that are set, in order."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


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
        self._nodes: dict[tuple[int, ...], Node[V]] = {}

    def terminal(self, value: V | None) -> Terminal[V]:
        """The terminal of a value."""
        return self._terminals.setdefault(value, Terminal(value))

    def node(self, level: int, children: tuple[Vertex[V], ...]) -> Vertex[V]:
        """The node with some children, or the only child that there is."""
        first = children[0]
        if all(child is first for child in children):
            return first
        return self._nodes.setdefault((level, *map(id, children)), Node(level, children))


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
) -> Callable[[Vertex[V], int], T]:
    """What the assignments of a cube come to from a vertex and a level on, from below.

    A node is made of its children, each with the values that lead to it; so is each level that
    an edge skips, of the one that all its values lead to.
    """

    @cache
    def of(vertex: Vertex[V], level: int) -> T:
        if level < (vertex.level if isinstance(vertex, Node) else len(cube)):
            return node([(cube[level], of(vertex, level + 1))])
        if isinstance(vertex, Terminal):
            return terminal(vertex.value)
        ways: dict[Vertex[V], Bits] = {}
        for value in places_in(cube[level]):
            child = vertex.children[value]
            ways[child] = ways.get(child, 0) | 1 << value
        return node([(bits, of(child, level + 1)) for child, bits in ways.items()])

    return of


def count(diagram: Diagram[V]) -> dict[V, int]:
    """How many assignments have each value."""

    def total(ways: Sequence[tuple[Bits, dict[V, int]]]) -> dict[V, int]:
        totals: dict[V, int] = {}
        for bits, numbers in ways:
            for value, number in numbers.items():
                totals[value] = totals.get(value, 0) + number * bits.bit_count()
        return totals

    counted = fold(diagram.everything, lambda value: {} if value is None else {value: 1}, total)
    return counted(diagram.root, 0)


def count_true(cube: Cube) -> Callable[[Vertex[bool], int], int]:
    """How many true assignments of a cube there are from a vertex and a level on."""
    return fold(
        cube,
        lambda value: 1 if value else 0,
        lambda ways: sum([bits.bit_count() * number for bits, number in ways]),
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
