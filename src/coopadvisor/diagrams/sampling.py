"""Picking situations at random, each as likely as any other."""

from __future__ import annotations

from random import Random

from msgspec import Struct

from coopadvisor.diagrams.diagram import Diagram, Leaf, Part, below


class Weights(Struct, frozen=True):
    """How many true situations lie below each part of a diagram, from each level on."""

    below: dict[tuple[int, int], int]
    total: int


def weigh(diagram: Diagram[bool]) -> Weights:
    """Count the true situations of a diagram, part by part."""
    known: dict[tuple[int, int], int] = {}

    def of(part: Part[bool], level: int) -> int:
        if isinstance(part, Leaf) and not part.value:
            return 0
        if level == len(diagram.places):
            return 1
        key = (id(part), level)
        if key not in known:
            known[key] = sum(of(one, level + 1) for one in below(diagram, part, level))
        return known[key]

    return Weights(known, of(diagram.root, 0))


def pick(diagram: Diagram[bool], weights: Weights, chance: Random) -> tuple[int, ...]:
    """One of the true situations, as a band per level. There must be one."""
    part, bands = diagram.root, []
    for level in range(len(diagram.places)):
        ways = below(diagram, part, level)
        numbers = [_number(weights, one, level + 1) for one in ways]
        (band,) = chance.choices(range(len(ways)), numbers)
        bands.append(band)
        part = ways[band]
    return tuple(bands)


def _number(weights: Weights, part: Part[bool], level: int) -> int:
    if isinstance(part, Leaf) and not part.value:
        return 0
    return weights.below.get((id(part), level), 1)
