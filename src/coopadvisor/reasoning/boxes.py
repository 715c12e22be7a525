"""Completions as boxes: situations whose open questions may be answered freely of each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from coopadvisor.reasoning.answers import Situation
from coopadvisor.reasoning.rules import Rules, move


def boxes(rules: Rules, situation: Situation) -> Iterator[Situation]:
    """The consistent completions of a situation as boxes that do not overlap.

    Only questions that imply others need an answer for that: the others are left free.
    """
    implying = [
        place
        for place in rules.required
        if situation[place] is None and any(rules.columns[place].implies)
    ]
    ways = [range(len(rules.columns[place].broken)) for place in implying]
    for bands in product(*ways):
        chosen = dict(zip(implying, bands, strict=True))
        box = move(rules, situation, chosen)
        if box is not None and _extends(box, situation, chosen):
            yield box


def _extends(box: Situation, situation: Situation, chosen: dict[int, int]) -> bool:
    """Whether nothing that was answered or chosen had to give way to what follows."""
    return all(
        now == chosen.get(place, before)
        for place, (before, now) in enumerate(zip(situation, box, strict=True))
        if before is not None or place in chosen
    )
