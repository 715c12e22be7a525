"""Assignments picked at random, each as likely as any other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coopadvisor.diagrams.diagram import Diagram, count_true

if TYPE_CHECKING:
    from random import Random


def pick(diagram: Diagram[bool], number: int, chance: Random) -> Iterator[tuple[int, ...]]:
    """Some of the true assignments, as a value per level; none where there is none."""
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
