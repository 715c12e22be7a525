"""A value for every situation, as a decision diagram: equal parts are stored once.

Multi-valued decision diagrams: Srinivasan et al., "Algorithms for discrete function
manipulation", ICCAD 1990. Counting and comparing take time by the parts, however many
situations there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import combinations
from math import prod
from typing import Generic, Literal, TypeVar

from msgspec import Struct

V = TypeVar("V")
W = TypeVar("W")
Comparison = Literal["same", "apart", "not-met"]  # not-met: no situation to compare them by


class Leaf(Struct, Generic[V], frozen=True, eq=False):
    """Where all situations share one value. ``None``: no consistent situation is here."""

    value: V | None


class Split(Struct, Generic[V], frozen=True, eq=False):
    """A level with what each of its bands leads to; levels between do not matter here."""

    level: int
    below: tuple[Split[V] | Leaf[V], ...]


Part = Split[V] | Leaf[V]


class Diagram(Struct, Generic[V], frozen=True, eq=False):
    """``places`` are the open questions, level by level; ``sizes`` how many bands each has."""

    places: tuple[int, ...]
    sizes: tuple[int, ...]
    root: Part[V]


def level_of(diagram: Diagram[V], part: Part[V]) -> int:
    """The level of a part; that of a leaf comes after all questions."""
    return part.level if isinstance(part, Split) else len(diagram.places)


def below(diagram: Diagram[V], part: Part[V], level: int) -> tuple[Part[V], ...]:
    """What the bands of a level lead to, where *part* may start further down."""
    if isinstance(part, Split) and part.level == level:
        return part.below
    return (part,) * diagram.sizes[level]


def parts(root: Part[V]) -> Iterator[Part[V]]:
    """Every part below and with *root*, once."""
    seen = {id(root)}
    pending = [root]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, Split):
            for one in part.below:
                if id(one) not in seen:
                    seen.add(id(one))
                    pending.append(one)


def values(diagram: Diagram[V]) -> set[V]:
    """The values that some situation has."""
    found = (part.value for part in parts(diagram.root) if isinstance(part, Leaf))
    return {value for value in found if value is not None}


def count(diagram: Diagram[V]) -> dict[V, int]:
    """How many situations have each value."""
    known: dict[int, dict[V, int]] = {}

    def of(part: Part[V]) -> dict[V, int]:
        if isinstance(part, Leaf):
            return {} if part.value is None else {part.value: 1}
        if id(part) not in known:
            totals: dict[V, int] = {}
            for one in part.below:
                weight = _ways(diagram, part.level + 1, one)
                for value, number in of(one).items():
                    totals[value] = totals.get(value, 0) + number * weight
            known[id(part)] = totals
        return known[id(part)]

    weight = _ways(diagram, 0, diagram.root)
    return {value: number * weight for value, number in of(diagram.root).items()}


def relabel(diagram: Diagram[V], name: Callable[[V], W]) -> Diagram[W]:
    """The same situations under other values, as small as these allow."""
    leaves: dict[W | None, Leaf[W]] = {}
    splits: dict[tuple[int, tuple[int, ...]], Split[W]] = {}
    known: dict[int, Part[W]] = {}

    def of(part: Part[V]) -> Part[W]:
        if id(part) not in known:
            known[id(part)] = renamed(part)
        return known[id(part)]

    def renamed(part: Part[V]) -> Part[W]:
        if isinstance(part, Leaf):
            value = None if part.value is None else name(part.value)
            return leaves.setdefault(value, Leaf(value))
        ways = tuple([of(one) for one in part.below])
        if all(one is ways[0] for one in ways):
            return ways[0]
        return splits.setdefault((part.level, tuple(map(id, ways))), Split(part.level, ways))

    return Diagram(diagram.places, diagram.sizes, of(diagram.root))


def compare(diagram: Diagram[V], one: Part[V], other: Part[V]) -> Comparison:
    """Whether two parts give different values to some situation.

    Bands that contradict an answer in either are not compared.
    """
    met: set[tuple[int, int]] = set()
    pending = [(one, other)]
    result: Comparison = "not-met"
    while pending:
        left, right = pending.pop()
        if (id(left), id(right)) in met:
            continue
        met.add((id(left), id(right)))
        if left is right and _is_real(left):
            result = "same"
        elif isinstance(left, Leaf) and isinstance(right, Leaf):
            if _is_real(left) and _is_real(right):
                if left.value != right.value:
                    return "apart"
                result = "same"
        elif _is_real(left) and _is_real(right):
            level = min(level_of(diagram, left), level_of(diagram, right))
            pending += zip(below(diagram, left, level), below(diagram, right, level), strict=True)
    return result


class Bands(Generic[V]):
    """The bands of one level against each other, by situations that differ in it alone."""

    def __init__(self, diagram: Diagram[V], splits: list[Split[V]], *, is_passed: bool) -> None:
        self._diagram = diagram
        self._splits = splits
        self._is_passed = is_passed
        self._known: dict[tuple[int, int], Comparison] = {}

    @cached_property
    def are_parted(self) -> bool:
        """Whether two of them lead apart in some situation."""
        for split in self._splits:
            ways = {id(one): one for one in split.below if _is_real(one)}.values()
            if any(self._compare(*pair) == "apart" for pair in combinations(ways, 2)):
                return True
        return False

    def are_same(self, one: int, other: int) -> bool:
        """Whether some situation compares two bands, and none leads apart."""
        is_met = self._is_passed
        for split in self._splits:
            found = self._compare(split.below[one], split.below[other])
            if found == "apart":
                return False
            is_met = is_met or found == "same"
        return is_met

    def _compare(self, one: Part[V], other: Part[V]) -> Comparison:
        if one is other:
            return "same" if _is_real(one) else "not-met"
        key = (id(one), id(other))
        if key not in self._known:
            self._known[key] = compare(self._diagram, one, other)
        return self._known[key]


def compare_bands(diagram: Diagram[V]) -> tuple[Bands[V], ...]:
    """The bands of each level against each other."""
    passed = _passed_by(diagram)
    splits: list[list[Split[V]]] = [[] for _ in diagram.sizes]
    for part in parts(diagram.root):
        if isinstance(part, Split):
            splits[part.level].append(part)
    return tuple(Bands(diagram, own, is_passed=level in passed) for level, own in enumerate(splits))


def _passed_by(diagram: Diagram[V]) -> set[int]:
    """The levels that some way to a situation passes by: its bands all lead to the same there."""
    passed: set[int] = set()
    if _is_real(diagram.root):
        passed |= set(range(level_of(diagram, diagram.root)))
    for part in parts(diagram.root):
        if isinstance(part, Split) and len(passed) < len(diagram.places):
            for one in part.below:
                if _is_real(one):
                    passed |= set(range(part.level + 1, level_of(diagram, one)))
    return passed


def _is_real(part: Part[V]) -> bool:
    """Whether a part holds any situation."""
    return isinstance(part, Split) or part.value is not None


def _ways(diagram: Diagram[V], level: int, part: Part[V]) -> int:
    """In how many ways the levels from *level* to a part can be answered."""
    return prod(diagram.sizes[level : level_of(diagram, part)])
