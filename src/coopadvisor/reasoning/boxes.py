"""Completions as boxes: situations whose open questions may be answered freely of each other."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.reasoning.answers import Situation
from coopadvisor.reasoning.rules import Rules, move


def boxes(rules: Rules, situation: Situation) -> Iterator[Situation]:
    """The consistent completions of a situation as boxes that do not overlap.

    Only questions that imply others need an answer for that: the others are left free.
    """
    place = next(
        (
            place
            for place in rules.required
            if situation[place] is None and any(rules.columns[place].implies)
        ),
        None,
    )
    if place is None:
        yield from _consistent(rules, situation)
        return
    for band in range(len(rules.columns[place].broken)):
        moved = move(rules, situation, {place: band})
        if moved is not None and _extends(moved, situation):
            yield from boxes(rules, moved)


def _consistent(rules: Rules, situation: Situation) -> Iterator[Situation]:
    if move(rules, situation, {}) is not None:
        yield situation


def _extends(moved: Situation, situation: Situation) -> bool:
    """Whether nothing that was answered had to give way to what follows."""
    return all(
        now == before for before, now in zip(situation, moved, strict=True) if before is not None
    )
