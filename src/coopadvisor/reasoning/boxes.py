"""What partial answers can come to, without listing every completion.

A box is a situation whose open questions may take any of their bands freely of each
other. Whatever many questions are open, most of them stop mattering once a few are
answered, so boxes are split only where the leading instruments still depend on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from coopadvisor.reasoning.answers import Situation
from coopadvisor.reasoning.rules import Mask, Rules, move


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


def possible_winners(rules: Rules, situation: Situation) -> set[Mask]:
    """What the completions of a situation recommend, each a mask of instruments."""
    found: set[Mask] = set()
    pending = list(boxes(rules, situation))
    while pending:
        box = pending.pop()
        winner, split = _lead(rules, box)
        if split is None:
            found.add(winner)
            continue
        pending += [
            (*box[:split], band, *box[split + 1 :])
            for band in range(len(rules.columns[split].broken))
        ]
    return found


def _lead(rules: Rules, box: Situation) -> tuple[Mask, int | None]:
    """The winners that a whole box shares, or the question that they depend on first.

    As in `winners`, the leaders are narrowed down question by question. That holds for
    the whole box as long as no open question ranks the leaders in two ways and one of
    them at least cannot be excluded any more.
    """
    excluded = threatened = 0
    for column, band in zip(rules.columns, box, strict=True):
        if band is not None:
            excluded |= column.broken[band]
        elif not column.optional:
            excluded |= column.always_broken
            threatened |= column.ever_broken
    leaders = rules.everyone & ~excluded
    safe = leaders & ~threatened
    for place, ranks in rules.rankings:
        band = box[place]
        if band is None and rules.columns[place].optional:
            continue
        fronts = {_front(leaders, rank) for rank in (ranks if band is None else (ranks[band],))}
        if len(fronts) > 1:
            return 0, place
        front = fronts.pop()
        if front != leaders and not front & safe:
            return 0, _threat(rules, box, front)
        leaders = front
    if leaders & ~safe:
        return 0, _threat(rules, box, leaders & ~safe)
    return leaders, None


def _front(leaders: Mask, ranks: tuple[Mask, ...]) -> Mask:
    return next((leaders & rank for rank in ranks if leaders & rank), 0)


def _threat(rules: Rules, box: Situation, leaders: Mask) -> int:
    """The first open question that may exclude one of *leaders*."""
    return next(
        place
        for place in rules.required
        if box[place] is None and rules.columns[place].ever_broken & leaders
    )
