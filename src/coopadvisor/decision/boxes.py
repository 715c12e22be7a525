"""Completions as boxes: situations whose open questions may be answered freely of each other."""

from __future__ import annotations

from collections.abc import Iterator

from coopadvisor.decision.answers import Situation
from coopadvisor.decision.table import Rules, move

MOST_WORK = 300_000  # answers in boxes: some tenths of a second


def boxes(rules: Rules, situation: Situation) -> Iterator[Situation]:
    """The consistent completions of a situation as boxes that do not overlap.

    Only questions that imply others need an answer for that: the others are left free.
    Beyond some number of boxes the rest is left in larger ones, which also hold completions
    that are not consistent: what all of a larger box share, the consistent ones share too.
    """
    implying = [place for place in rules.required if any(rules.columns[place].implies)]
    most = MOST_WORK // len(situation)
    pending = [situation] if move(rules, situation, {}) is not None else []
    made = 0
    while pending:
        box = pending.pop()
        place = next((one for one in implying if box[one] is None), None)
        if place is None or made >= most:
            yield box
            continue
        for band in reversed(range(len(rules.columns[place].broken))):
            made += 1
            moved = move(rules, box, {place: band})
            if moved is not None and _extends(moved, box):
                pending.append(moved)


def _extends(moved: Situation, situation: Situation) -> bool:
    """Whether nothing that was answered had to give way to what follows."""
    return all(
        now == before for before, now in zip(situation, moved, strict=True) if before is not None
    )
